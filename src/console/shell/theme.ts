import { createTheme } from '@mantine/core';

/** What components are by themselves: small, as in a tool that is used all day, and without movement. */
export const theme = createTheme({
  defaultRadius: 'sm',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { transitionProps: { duration: 0 } } } },
    MultiSelect: { defaultProps: { size: 'sm', comboboxProps: { transitionProps: { duration: 0 } } } },
  },
});
