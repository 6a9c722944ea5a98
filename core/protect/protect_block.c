/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/protect_block.h"

/* Sums over subsets of the dimensions: bit d of a mask says that dimension d is kept. */
enum { DIMENSIONS_MAX = 4, MASKS_MAX = 1 << DIMENSIONS_MAX, BLOCK_MAX = 4000 };

typedef struct Lattice {
    const ActualIndicator *actual, *printable;
    size_t window;
    const Table *table;
    size_t index;                  /* of the table */
    size_t sizes[DIMENSIONS_MAX];  /* codes of each dimension */
    size_t first[MASKS_MAX + 1];   /* where the cells of a mask begin */
    ptrdiff_t shown[MASKS_MAX];    /* the table that shows a mask, or -1 */
    unsigned full;
} Lattice;

static const Table *
table_at(const ActualIndicator *a, size_t t)
{
    return &g_array_index(a->definition->tables, Table, t);
}

/* The dimensions of another table as a mask of this one's, and whether it has others too. */
static unsigned
mask_of(const Table *table, const Table *other, bool *strange)
{
    unsigned mask = 0;
    *strange = false;
    for (size_t i = 0; i < other->n_dimensions; i++) {
        size_t d = 0;
        while (d < table->n_dimensions && table->dimensions[d] != other->dimensions[i])
            d++;
        *strange = *strange || d == table->n_dimensions;
        mask |= d < table->n_dimensions ? 1u << d : 0;
    }
    return mask;
}

/* A table that shares a dimension must be a sum of this one; what shares none meets it in the total alone. */
static bool
find_shown(Lattice *l)
{
    for (size_t m = 0; m < MASKS_MAX; m++)
        l->shown[m] = -1;
    for (size_t t = 0; t < l->actual->n_tables; t++) {
        bool strange;
        const Table *other = table_at(l->actual, t);
        unsigned mask = mask_of(l->table, other, &strange);
        if (mask == 0 && t > 0)
            continue;
        if (strange || (t > 0 && !other->partition) || l->shown[mask] >= 0)
            return false;
        l->shown[mask] = (ptrdiff_t)t;
    }
    return true;
}

static bool
measure(Lattice *l)
{
    l->full = (1u << l->table->n_dimensions) - 1;
    for (size_t d = 0; d < l->table->n_dimensions; d++)
        l->sizes[d] = ((const Dimension *)l->actual->manifest->dimensions->pdata[l->table->dimensions[d]])->codes->len;
    l->first[0] = 0;
    for (unsigned m = 0; m <= l->full; m++) {
        size_t n = 1;
        for (size_t d = 0; d < l->table->n_dimensions; d++)
            n *= m & 1u << d ? l->sizes[d] : 1;
        l->first[m + 1] = l->first[m] + n;
    }
    return l->first[l->full + 1] <= BLOCK_MAX;
}

/* The cell of a mask for codes of all dimensions, those not kept ignored. */
static size_t
cell_at(const Lattice *l, unsigned mask, const size_t *codes)
{
    size_t index = 0;
    for (size_t d = 0; d < l->table->n_dimensions; d++)
        index = mask & 1u << d ? index * l->sizes[d] + codes[d] : index;
    return l->first[mask] + index;
}

static void
codes_of(const Lattice *l, unsigned mask, size_t cell, size_t *codes)
{
    for (size_t d = l->table->n_dimensions; d-- > 0;) {
        codes[d] = mask & 1u << d ? cell % l->sizes[d] : 0;
        cell /= mask & 1u << d ? l->sizes[d] : 1;
    }
}

/* The index of a cell in the table that shows its mask, whose dimensions may come in another order. */
static size_t
shown_cell(const Lattice *l, unsigned mask, const size_t *codes)
{
    const Table *shown = table_at(l->actual, (size_t)l->shown[mask]);
    uint16_t own[DIMENSIONS_MAX] = {0};
    for (size_t i = 0; i < shown->n_dimensions; i++) {
        size_t d = 0;
        while (l->table->dimensions[d] != shown->dimensions[i])
            d++;
        own[i] = (uint16_t)codes[d];
    }
    return actual_cell_index(l->actual, (size_t)l->shown[mask], own);
}

static bool
counts_children(const Actual *cell)
{
    return cell->status == STATUS_OK && cell->numerator >= 0 && (cell->subjects < 0 || cell->subjects == cell->numerator);
}

static bool
add_up(const Lattice *l, int64_t *values)
{
    const Actual *cells = actual_cells(l->actual, l->window, l->index);
    for (size_t c = 0; c < l->actual->n_cells[l->index]; c++) {
        size_t codes[DIMENSIONS_MAX];
        if (!counts_children(&cells[c]))
            return false;
        codes_of(l, l->full, c, codes);
        for (unsigned m = 0; m <= l->full; m++)
            values[cell_at(l, m, codes)] += cells[c].numerator;
    }
    return true;
}

/* One cell of the system; false when a table shows another number for it than the sum. */
static bool
add_cell(const Lattice *l, unsigned mask, size_t index, int64_t value, int k, ProtectBlock *block)
{
    size_t codes[DIMENSIONS_MAX];
    BlockCell cell = {l->shown[mask], 0};
    uint32_t at = cell_system_add(block->system, value, 1);
    SystemCell *added = cell_system_cell(block->system, at);
    codes_of(l, mask, index, codes);
    if (cell.table >= 0)
        cell.cell = shown_cell(l, mask, codes);
    g_array_append_val(block->cells, cell);
    if (mask > 0 || l->actual->definition->protection == PROTECTION_A)
        cell_system_protect(block->system, at, k);
    if (cell.table < 0) {
        added->hidden = true;
        return true;
    }
    const Actual *now = &actual_cells(l->actual, l->window, (size_t)cell.table)[cell.cell];
    const Actual *print = &actual_cells(l->printable, l->window, (size_t)cell.table)[cell.cell];
    added->fixed = print->status == STATUS_OK;
    return counts_children(now) && now->numerator == value && !print->held && !(added->fixed && added->hidden) &&
           (!added->fixed || print->numerator == value) && (mask > 0 || added->fixed);
}

static void
add_sums(const Lattice *l, CellSystem *system)
{
    SystemTerm terms[UINT8_MAX + 1];
    for (unsigned m = 0; m <= l->full; m++) {
        for (size_t c = 0; c < l->first[m + 1] - l->first[m]; c++) {
            size_t codes[DIMENSIONS_MAX];
            codes_of(l, m, c, codes);
            for (size_t d = 0; d < l->table->n_dimensions; d++) {
                if (m & 1u << d)
                    continue;
                terms[0] = (SystemTerm){(uint32_t)(l->first[m] + c), -1};
                for (codes[d] = 0; codes[d] < l->sizes[d]; codes[d]++)
                    terms[codes[d] + 1] = (SystemTerm){(uint32_t)cell_at(l, m | 1u << d, codes), 1};
                cell_system_add_equation(system, terms, l->sizes[d] + 1);
                codes[d] = 0;
            }
        }
    }
}

bool
protect_block_counts(const Indicator *definition)
{
    return definition->type == ROLLUP_FLOW || definition->type == ROLLUP_NEW || definition->type == ROLLUP_CONTEXT;
}

ProtectBlock *
protect_block_new(const ActualIndicator *actual, const ActualIndicator *printable, size_t window, size_t table, int k)
{
    Lattice l = {.actual = actual, .printable = printable, .window = window, .table = table_at(actual, table), .index = table};
    if (!protect_block_counts(actual->definition) || !l.table->partition || l.table->n_dimensions == 0 || !actual_cells(actual, window, 0) || !find_shown(&l) || !measure(&l))
        return NULL;
    for (size_t d = 0; d < l.table->n_dimensions; d++) {
        if (l.sizes[d] > UINT8_MAX)
            return NULL;
    }
    g_autoptr(ProtectBlock) block = g_new0(ProtectBlock, 1);
    block->system = cell_system_new();
    block->cells = g_array_new(FALSE, FALSE, sizeof(BlockCell));
    g_autofree int64_t *values = g_new0(int64_t, l.first[l.full + 1]);
    if (!add_up(&l, values))
        return NULL;
    for (unsigned m = 0; m <= l.full; m++) {
        for (size_t c = l.first[m]; c < l.first[m + 1]; c++) {
            if (!add_cell(&l, m, c - l.first[m], values[c], k, block))
                return NULL;
        }
    }
    add_sums(&l, block->system);
    return g_steal_pointer(&block);
}

void
protect_block_free(ProtectBlock *block)
{
    if (!block)
        return;
    cell_system_free(block->system);
    g_array_unref(block->cells);
    g_free(block);
}
