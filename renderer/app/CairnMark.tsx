/** The mark: three stones, one on the other. Takes the colour of the text around it. */
export function CairnMark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="var(--mantine-color-pine-filled)"
      aria-hidden
      focusable="false"
    >
      <path d="M3 18.6c0-1.9 3.2-2.9 8.6-2.9 5.700 0 9.400 1 9.400 2.900 0 1.700-3.700 2.700-9.300 2.700-5.300 0-8.700-.9-8.700-2.700z" />
      <path
        d="M5.800 12.400c.1-1.700 2.500-2.600 6.500-2.600 3.900 0 6.100.9 6 2.500-.1 1.600-2.500 2.400-6.500 2.400-3.800 0-6.100-.8-6-2.300z"
        opacity=".82"
      />
      <path
        d="M8.700 6.200c0-1.700 1.400-3 3.500-3 2 0 3.300 1.200 3.300 2.900 0 1.600-1.300 2.600-3.400 2.600-2 0-3.400-.9-3.400-2.500z"
        opacity=".64"
      />
    </svg>
  );
}
