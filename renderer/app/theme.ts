import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#EFF6F2',
  '#DBEBE3',
  '#BBD8CA',
  '#97C3B0',
  '#78AF98',
  '#579A80',
  '#3F7D66',
  '#2E6652',
  '#245242',
  '#183A2E',
];
const clay: MantineColorsTuple = [
  '#FBF1EC',
  '#F6DFD3',
  '#EDC2AD',
  '#E2A385',
  '#D98B66',
  '#C66F47',
  '#B25A33',
  '#9A4724',
  '#7C391D',
  '#572814',
];
const ochre: MantineColorsTuple = [
  '#FBF5E6',
  '#F5E7C2',
  '#EBD292',
  '#DFBC62',
  '#D0A53E',
  '#B4892A',
  '#93701F',
  '#785A17',
  '#5F4712',
  '#43320C',
];
const red: MantineColorsTuple = [
  '#FBEFED',
  '#F6DAD6',
  '#EDB9B2',
  '#E2958B',
  '#D87A6E',
  '#C75A4D',
  '#B3453A',
  '#9B352C',
  '#7E2A23',
  '#581C17',
];
const gray: MantineColorsTuple = [
  '#FAF8F4',
  '#F3EFE8',
  '#E8E2D8',
  '#D9D1C5',
  '#8F8578',
  '#736A5F',
  '#635A51',
  '#544C43',
  '#3B352F',
  '#27231F',
];
const dark: MantineColorsTuple = [
  '#EEE8E0',
  '#D8D0C6',
  '#B5AB9F',
  '#9A9085',
  '#7F766B',
  '#3B3630',
  '#2C2824',
  '#211E1B',
  '#191714',
  '#110F0E',
];
const accents = { pine, clay, ochre, red };

/** Line and bar colours of charts, in the order they are used; each also gets its own dash or pattern and a direct label. */
export const chartColors = {
  light: [pine[7], clay[5], ochre[5], '#5B6B7F'],
  dark: [pine[3], clay[3], ochre[3], '#A9B7C9'],
} as const;

const fontFamily = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', system-ui, sans-serif";
const medium = { defaultProps: { size: 'md' } };
const quick = { transitionProps: { duration: 100 } };

/** The look of SCREENS.md: warm greys, pine for what to do next, clay and ochre for what waits, red only for errors and removal. */
export const theme = createTheme({
  colors: { ...accents, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  white: '#FFFFFF',
  black: '#27231F',
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(28), lineHeight: '1.25' },
      h2: { fontSize: rem(20), lineHeight: '1.3' },
      h3: { fontSize: rem(17), lineHeight: '1.4' },
      h4: { fontSize: rem(16), lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: rem(13), sm: rem(15), md: rem(16), lg: rem(18), xl: rem(22) },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(40) },
  radius: { xs: rem(4), sm: rem(4), md: rem(8), lg: rem(12), xl: rem(12) },
  defaultRadius: 'md',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 4px 16px rgb(39 35 31 / 14%)',
    lg: '0 8px 28px rgb(39 35 31 / 18%)',
    xl: '0 12px 40px rgb(39 35 31 / 22%)',
  },
  components: {
    ActionIcon: { defaultProps: { size: 'input-md', variant: 'subtle', color: 'gray' } },
    Alert: { defaultProps: { variant: 'light' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm', size: 'lg' },
      styles: { label: { textTransform: 'none' } },
    },
    Button: medium,
    Checkbox: medium,
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    DatePickerInput: medium,
    InputWrapper: medium,
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false, ...quick } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
        shadow: 'xl',
        overlayProps: { backgroundOpacity: 0.4 },
        ...quick,
      },
    },
    MultiSelect: medium,
    NativeSelect: medium,
    NumberInput: { defaultProps: { size: 'md', hideControls: true } },
    Paper: { defaultProps: { radius: 'lg', withBorder: true, shadow: 'none' } },
    PasswordInput: medium,
    Popover: { defaultProps: { shadow: 'md', ...quick } },
    Radio: medium,
    SegmentedControl: { defaultProps: { size: 'md', transitionDuration: 100 } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right', comboboxProps: quick, openOnFocus: false } },
    Switch: medium,
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm', tabularNums: true } },
    TagsInput: medium,
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    TextInput: medium,
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, ...quick } },
  },
});

function accentVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const [background, hover, text] = scheme === 'light' ? [1, 2, 8] : [9, 8, 1];
  const variables: Record<string, string> = {};
  for (const name of Object.keys(accents)) {
    variables[`--mantine-color-${name}-light`] = `var(--mantine-color-${name}-${background})`;
    variables[`--mantine-color-${name}-light-hover`] = `var(--mantine-color-${name}-${hover})`;
    variables[`--mantine-color-${name}-light-color`] = `var(--mantine-color-${name}-${text})`;
  }
  return variables;
}

/** Contrast as measured in SCREENS.md; `--cairn-*` are the few surfaces Mantine has no name for. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '1.5' },
  light: {
    '--mantine-color-body': 'var(--mantine-color-gray-0)',
    '--mantine-color-text': 'var(--mantine-color-black)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
    '--mantine-color-anchor': 'var(--mantine-color-pine-7)',
    '--mantine-color-error': 'var(--mantine-color-red-7)',
    '--mantine-color-success': 'var(--mantine-color-pine-7)',
    '--mantine-color-default': 'var(--mantine-color-white)',
    '--mantine-color-default-hover': 'var(--mantine-color-gray-1)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-disabled': 'var(--mantine-color-gray-2)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-5)',
    '--mantine-color-disabled-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-gray-light': 'var(--mantine-color-gray-2)',
    '--mantine-color-gray-light-hover': '#E1DACF',
    '--mantine-color-gray-light-color': 'var(--mantine-color-gray-8)',
    '--mantine-color-gray-text': 'var(--mantine-color-gray-7)',
    '--cairn-card': 'var(--mantine-color-white)',
    '--cairn-line': 'var(--mantine-color-gray-3)',
    '--cairn-row-hover': 'var(--mantine-color-gray-1)',
    '--cairn-rail': 'var(--mantine-color-gray-1)',
    '--cairn-chosen': 'var(--mantine-color-pine-1)',
    '--cairn-chosen-text': 'var(--mantine-color-pine-8)',
    '--cairn-focus': 'var(--mantine-color-pine-7)',
    ...accentVariables('light'),
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-bright': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-3)',
    '--mantine-color-anchor': 'var(--mantine-color-pine-4)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-success': 'var(--mantine-color-pine-4)',
    '--mantine-color-default': 'var(--mantine-color-dark-6)',
    '--mantine-color-default-hover': 'var(--mantine-color-dark-5)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-5)',
    '--mantine-color-disabled': 'var(--mantine-color-dark-5)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-3)',
    '--mantine-color-disabled-border': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light-hover': '#4A443D',
    '--mantine-color-gray-light-color': 'var(--mantine-color-dark-0)',
    '--mantine-color-gray-text': 'var(--mantine-color-dark-1)',
    '--cairn-card': 'var(--mantine-color-dark-6)',
    '--cairn-line': 'var(--mantine-color-dark-5)',
    '--cairn-row-hover': 'var(--mantine-color-dark-5)',
    '--cairn-rail': 'var(--mantine-color-dark-8)',
    '--cairn-chosen': 'var(--mantine-color-pine-9)',
    '--cairn-chosen-text': 'var(--mantine-color-pine-1)',
    '--cairn-focus': 'var(--mantine-color-pine-3)',
    ...accentVariables('dark'),
  },
});
