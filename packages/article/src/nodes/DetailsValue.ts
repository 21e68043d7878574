import { createDetailsCell } from './detailsCell.ts'

/** The value of a details row. `isVirtual`: no cell marker is stored for it yet; typing here writes one. */
export const DetailsValue = createDetailsCell(
  'detailsValue',
  { class: 'article-details-value', role: 'cell' },
  {
    isVirtual: {
      default: false,
      parseHTML: () => null,
      renderHTML: ({ isVirtual }) => ({ 'data-virtual': isVirtual === true ? '' : null }),
    },
  },
)
