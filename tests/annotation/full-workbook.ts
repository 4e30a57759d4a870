import { zip, type ZipEntryDraft } from '../workbook/support';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const overrides = {
  'xl/workbook.xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  'xl/worksheets/sheet1.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  'xl/worksheets/sheet2.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  'xl/worksheets/sheet3.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  'xl/worksheets/sheet4.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  'xl/styles.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  'xl/sharedStrings.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml',
  'xl/comments1.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  'xl/threadedComments/threadedComment1.xml': 'application/vnd.ms-excel.threadedcomments+xml',
  'xl/persons/person.xml': 'application/vnd.ms-excel.person+xml',
  'xl/tables/table1.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  'xl/drawings/drawing1.xml': 'application/vnd.openxmlformats-officedocument.drawing+xml',
  'xl/charts/chart1.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  'xl/vbaProject.bin': 'application/vnd.ms-office.vbaProject',
};

function relationships(...list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => {
    const full = type.includes(':') ? type : `${office}/${type}`;
    return `<Relationship Id="${id}" Type="${full}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`;
}

/** A red dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

const chart = `<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>数据!$B$2:$B$4</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const anchor = (row: number, content: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 8}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;
const drawings = `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main">${anchor(2, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" xmlns:r="${office}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`)}${anchor(20, `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${office}" r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`)}</xdr:wsDr>`;

/** Excel writes such boxes with an unclosed tag in them now and then. */
const boxes =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>' +
  ['1025" type="#_x0000_t202|1|1', '1026" type="#_x0000_t202|2|0']
    .map((shape) => shape.split('|'))
    .map(
      ([id, row, column]) =>
        `<v:shape id="_x0000_s${id}" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><v:textbox><div style="text-align:left"><br></div></v:textbox><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 0, 2, 4, 15, 4, 1</x:Anchor><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('') +
  '</xml>';

const thread = '{11111111-2222-4333-8444-555555555555}';

const dataSheet = `<worksheet ${main} xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:D6"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="22.5" customWidth="1"/><col min="4" max="4" width="12" style="2" customWidth="1"/></cols><sheetData>
<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
<row r="2" spans="1:3" ht="30" customHeight="1"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>1.76</v></c><c r="C2" s='2'><f>B2*2</f><v>3.52</v></c></row>
<row r="3" spans="1:3"><c r="A3"><v>40000</v></c><c r="C3"><v>0.9965</v></c></row>
<row r="4" s="1" customFormat="1"/>
<row r="6"><c r="A6" t="s"><v>0</v></c><c r="D6"/></row>
</sheetData><autoFilter ref="A1:C3"/><mergeCells count="1"><mergeCell ref="A6:C7"/></mergeCells><conditionalFormatting sqref="B2:B4"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="C2:C4"><formula1>"1,2,3"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst><ext uri="{x}" xmlns:q="urn:q"><q:kept a=" s=&quot;1&quot;"/></ext></extLst></worksheet>`;

const tableSheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:rel="${office}"><x:sheetViews><x:sheetView tabSelected="true" workbookViewId="0"/></x:sheetViews><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c s="1"><x:v>2</x:v></x:c></x:row></x:sheetData><x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><x:controls/></mc:Choice></mc:AlternateContent><x:tableParts count="1"><x:tablePart rel:id="rId7"/></x:tableParts></x:worksheet>`;

const parts: Readonly<Record<string, string | Buffer>> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/>${Object.entries(
    overrides,
  )
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}</Types>`,
  '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000" firstSheet="1" activeTab="1"/></bookViews><sheets><sheet name="数据" sheetId="4" r:id="rId1"/><sheet name="O'Neil &amp; 表" sheetId="9" r:id="rId2"/><sheet name="空" sheetId="2" r:id="rId3"/><sheet name="findings" sheetId="3" state="hidden" r:id="rId4"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">数据!$A$1:$C$3</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">'O''Neil &amp; 表'!$A$1:$B$2</definedName><definedName name="全部">数据!$A$1</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
    ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
    ['rId4', 'worksheet', 'worksheets/sheet4.xml'],
    ['rId5', 'styles', 'styles.xml'],
    ['rId6', 'sharedStrings', 'sharedStrings.xml'],
    ['rId8', 'http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'],
    ['rId9', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
  ),
  'xl/worksheets/sheet1.xml': dataSheet,
  'xl/worksheets/_rels/sheet1.xml.rels': relationships(
    ['rId1', 'drawing', '../drawings/drawing1.xml'],
    ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['rId3', 'comments', '../comments1.xml'],
    [
      'rId4',
      'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
      '../threadedComments/threadedComment1.xml',
    ],
  ),
  'xl/worksheets/sheet2.xml': tableSheet,
  'xl/worksheets/_rels/sheet2.xml.rels': relationships(['rId7', 'table', '../tables/table1.xml']),
  'xl/worksheets/sheet3.xml': `<worksheet ${main}><sheetData/></worksheet>`,
  'xl/worksheets/sheet4.xml': `<worksheet ${main}><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>`,
  'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst ${main} count="5" uniqueCount="4"><si><t>分公司</t></si><si><t>装机平均时间</t></si><si><t>倍数</t></si><si><t>沈阳</t></si></sst>`,
  'xl/comments1.xml': `<comments ${main}><authors><author>王</author><author>tc=${thread}</author></authors><commentList><comment ref="B2" authorId="0"><text><t>请核对</t></text></comment><comment ref="A3" authorId="1"><text><r><t>[Threaded comment]</t></r></text></comment></commentList></comments>`,
  'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A3" dT="2026-01-05T08:00:00.00" personId="{AAAAAAAA-2222-4333-8444-555555555555}" id="${thread}"><text>这是谁填的？</text></threadedComment></ThreadedComments>`,
  'xl/persons/person.xml': `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="王" id="{AAAAAAAA-2222-4333-8444-555555555555}" userId="w" providerId="None"/></personList>`,
  'xl/tables/table1.xml': `<table ${main} id="1" name="T" displayName="T" ref="A1:B2"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="甲"/><tableColumn id="2" name="乙"/></tableColumns></table>`,
  'xl/drawings/drawing1.xml': drawings,
  'xl/drawings/_rels/drawing1.xml.rels': relationships(
    ['rId1', 'chart', '../charts/chart1.xml'],
    ['rId2', 'image', '../media/image1.png'],
  ),
  'xl/drawings/vmlDrawing1.vml': Buffer.from(boxes),
  'xl/charts/chart1.xml': chart,
  'xl/media/image1.png': picture,
  'xl/vbaProject.bin': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 255, 1, 2, 3]),
};

/**
 * A workbook with what load-and-save through a library loses: a chart, a picture, macros, a table, validation,
 * conditional formats, comments of both kinds, names of one sheet, prefixes, and a sheet without rows.
 */
export function fullWorkbook(changes: Readonly<Record<string, string>> = {}): Buffer {
  const entries: ZipEntryDraft[] = Object.entries({ ...parts, ...changes }).map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? declaration + content : content,
  }));
  return zip(entries);
}
