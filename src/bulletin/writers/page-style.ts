/** How the page looks, on a screen and on A4; it asks for no font that is not there. */
export const pageStyle = `
@page{size:A4;margin:22mm 20mm 20mm;@bottom-center{content:"— " counter(page) " —";font:10pt serif}}
:root{color-scheme:light;--ink:#1b1f24;--quiet:#6a737d;--line:#8b949e;--seal:#b8161c;--bar:#2f5d8a;--range:#b7cbe0}
*{box-sizing:border-box}
body{margin:0;background:#eef0f2;color:var(--ink);font:12pt/1.75 "FangSong","仿宋","STFangsong","Noto Serif CJK SC","Source Han Serif SC",Georgia,serif}
main{max-width:210mm;margin:1.5rem auto;padding:20mm;background:#fff;box-shadow:0 1px 6px #0002}
header{text-align:center}
.issuer{margin:0 0 1.6rem;padding:0 0 .5rem;border-bottom:2.5pt solid var(--seal);color:var(--seal);font:700 20pt/1.4 "SimSun","宋体","Songti SC","Noto Serif CJK SC",serif;letter-spacing:.12em}
h1{margin:0;font:700 21pt/1.4 "SimSun","宋体","Songti SC","Noto Serif CJK SC",serif;text-wrap:balance}
.status{margin:.4rem 0 1.8rem;color:var(--quiet);font-size:11pt}
.draft{color:var(--seal)}
h2{margin:1.8rem 0 .5rem;font:700 15pt/1.5 "SimHei","黑体","Heiti SC","Noto Sans CJK SC",sans-serif;break-after:avoid}
p.body{margin:.4rem 0;text-align:justify}
:lang(zh) p.body{text-indent:2em}
p.note{margin:.2rem 0 1rem;color:var(--quiet);font-size:10pt;line-height:1.5}
p.notice{margin:2rem 0 1rem;padding:.5rem;border:1pt solid var(--seal);text-align:center;font-weight:700;break-inside:avoid}
p.signature{margin:0;text-align:right;break-before:avoid}
p.body+p.signature,p.notice+p.signature{margin-top:2rem}
.figure{font-weight:700;white-space:nowrap}
.wide{margin:.8rem 0;overflow-x:auto}
table{width:100%;border-collapse:collapse;font:10.5pt/1.45 "SimSun","宋体","Songti SC","Noto Serif CJK SC",serif}
caption{padding:.3rem;font-family:"SimHei","黑体","Heiti SC","Noto Sans CJK SC",sans-serif;break-after:avoid}
th,td{padding:.28rem .35rem;border:.6pt solid var(--line);text-align:center;vertical-align:middle;overflow-wrap:anywhere}
td{font-variant-numeric:tabular-nums}
thead{display:table-header-group}
thead th{background:#eef2f6;font-weight:700}
tbody th{font-weight:400}
tr{break-inside:avoid}
.left{text-align:left}.right{text-align:right}
.good{color:#1a6b35}.bad{color:#b8161c;font-weight:700}.doubtful{color:#7d4e00}.quiet{color:var(--quiet)}
tbody .strong{font-weight:700}
figure{margin:1rem 0;break-inside:avoid}
figcaption{text-align:center;font:10.5pt/1.5 "SimHei","黑体","Heiti SC","Noto Sans CJK SC",sans-serif}
svg{display:block;width:100%;height:auto;font:13px/1 "SimSun","宋体","Songti SC","Noto Serif CJK SC",serif}
svg text{dominant-baseline:central;fill:var(--ink)}
svg .label{text-anchor:end}
svg .sure{fill:var(--bar)}svg .most{fill:var(--range)}
svg .axis{stroke:var(--line);stroke-width:1}
svg path.limit{stroke:var(--seal);stroke-width:1.2;stroke-dasharray:5 3}
svg text.limit{fill:var(--seal);text-anchor:middle;font-size:12px}
details{font-size:10pt;color:var(--quiet)}
@media (max-width:60rem){main{margin:0;padding:1.2rem;box-shadow:none}}
@media print{body{background:#fff}.wide{overflow:visible}main{max-width:none;margin:0;padding:0;box-shadow:none}details{display:none}}
`;
