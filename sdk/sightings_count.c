/* SPDX-License-Identifier: Apache-2.0 */
/* A quarter stands for the windows that hold it, as a set of bits, so that the windows of a subject are the union of what
 * its quarters stand for. More than 64 windows are counted in groups of 64. */
#include <stdlib.h>
#include <string.h>

#include "sdk/sightings_parts.h"

enum { GROUP = 64, QUARTERS = 64 };

/* Where sets of windows are counted. */
typedef struct board {
    size_t n_groups, n_cells;
    uint64_t used; /* windows of the first group that hold a quarter */
    uint64_t (*windows_of)[QUARTERS]; /* by group and quarter */
    int64_t *counts;
} board;

static int
board_begin(board *b, const uint64_t *windows, size_t n_windows)
{
    b->n_groups = (n_windows + GROUP - 1) / GROUP;
    b->windows_of = calloc(b->n_groups + 1, sizeof *b->windows_of);
    if (!b->windows_of)
        return -1;
    for (size_t w = 0; w < n_windows; w++) {
        b->used |= windows[w] && w < GROUP ? (uint64_t)1 << w : 0;
        for (uint64_t quarters = windows[w]; quarters; quarters &= quarters - 1)
            b->windows_of[w / GROUP][__builtin_ctzll(quarters)] |= (uint64_t)1 << w % GROUP;
    }
    return 0;
}

static void
board_add(const board *b, size_t group, uint64_t windows, size_t cell)
{
    int64_t *counts = b->counts + group * GROUP * b->n_cells + cell;
    for (; windows; windows &= windows - 1)
        counts[(size_t)__builtin_ctzll(windows) * b->n_cells]++;
}

/* Items ordered by subject and cell. */
static void
count_cells(const hito_sightings *s, const board *b, size_t group, const uint32_t *items, size_t n)
{
    const uint64_t *windows_of = b->windows_of[group];
    uint32_t cell_mask = ((uint32_t)1 << (s->place_bits - HITO_QUARTER_BITS)) - 1;
    uint64_t of_cell = 0, of_subject = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t item = items[i], next = i + 1 < n ? items[i + 1] : ~item;
        of_cell |= windows_of[item & (QUARTERS - 1)];
        if (item >> HITO_QUARTER_BITS == next >> HITO_QUARTER_BITS)
            continue;
        uint32_t cell = item >> HITO_QUARTER_BITS & cell_mask;
        if (cell != 0 || s->total_apart)
            board_add(b, group, of_cell, cell);
        of_subject |= of_cell;
        of_cell = 0;
        if (item >> s->place_bits == next >> s->place_bits)
            continue;
        if (!s->total_apart)
            board_add(b, group, of_subject, 0);
        of_subject = 0;
    }
}

/* Items ordered by subject and cell, where one window alone is counted: no branch, since who comes once and who again is
 * nothing that a processor can foresee. */
static void
count_cells_once(const hito_sightings *s, const board *b, size_t window, const uint32_t *items, size_t n)
{
    const uint64_t *windows_of = b->windows_of[0];
    uint32_t cell_mask = ((uint32_t)1 << (s->place_bits - HITO_QUARTER_BITS)) - 1;
    int64_t *counts = b->counts + window * b->n_cells, total = 0, before = counts[0];
    uint32_t of_cell = 0, of_subject = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t item = items[i], next = i + 1 < n ? items[i + 1] : ~item;
        uint32_t cell_ends = item >> HITO_QUARTER_BITS != next >> HITO_QUARTER_BITS, ends = item >> s->place_bits != next >> s->place_bits;
        of_cell |= windows_of[item & (QUARTERS - 1)] != 0;
        of_subject |= of_cell;
        counts[item >> HITO_QUARTER_BITS & cell_mask] += of_cell & cell_ends;
        total += of_subject & ends;
        of_cell &= cell_ends - 1;
        of_subject &= ends - 1;
    }
    if (!s->total_apart)
        counts[0] = before + total;
}

/* The union of what a subject's items stand for, at its place among the bucket's subjects. */
static void
unite(const hito_sightings *s, const hito_bucket *bucket, const uint64_t *meaning, uint64_t *united)
{
    for (const hito_block *block = bucket->first; block; block = block->next) {
        size_t used = hito_block_used(bucket, block);
        for (size_t i = 0; i < used; i++)
            united[block->items[i] >> s->place_bits] |= meaning[block->items[i] & (QUARTERS - 1)];
        if (block == bucket->open)
            break;
    }
}

/* With one cell nothing needs an order. */
static int
count_total(const hito_sightings *s, const board *b)
{
    size_t n = (size_t)1 << s->subject_bits;
    uint64_t *united = malloc(n * sizeof *united);
    for (size_t k = 0; united && k < s->n_buckets; k++) {
        if (hito_bucket_size(&s->buckets[k]) == 0)
            continue;
        for (size_t group = 0; group < b->n_groups; group++) {
            memset(united, 0, n * sizeof *united);
            unite(s, &s->buckets[k], b->windows_of[group], united);
            for (size_t i = 0; i < n; i++)
                board_add(b, group, united[i], 0);
        }
    }
    free(united);
    return united ? 0 : -1;
}

static int
count_all(const hito_sightings *s, const board *b)
{
    hito_sorter sorter = {NULL, NULL, 0};
    int failed = 0, once = b->n_groups == 1 && b->used && (b->used & (b->used - 1)) == 0;
    for (size_t k = 0; !failed && k < s->n_buckets; k++) {
        size_t n = hito_bucket_size(&s->buckets[k]);
        if (n == 0)
            continue;
        failed = hito_sorter_reserve(&sorter, n);
        const uint32_t *items = failed ? NULL : hito_sorter_sort(&sorter, &s->buckets[k], HITO_QUARTER_BITS, s->place_bits + s->subject_bits);
        if (!failed && once)
            count_cells_once(s, b, (size_t)__builtin_ctzll(b->used), items, n);
        for (size_t group = 0; !failed && !once && group < b->n_groups; group++)
            count_cells(s, b, group, items, n);
    }
    hito_sorter_clear(&sorter);
    return failed;
}

int
hito_sightings_count(const hito_sightings *s, const uint64_t *windows, size_t n_windows, int64_t *counts)
{
    board b = {0, s->n_cells, 0, NULL, counts};
    if (board_begin(&b, windows, n_windows) != 0)
        return -1;
    int failed = s->n_cells == 1 ? count_total(s, &b) : count_all(s, &b);
    free(b.windows_of);
    return failed;
}

int
hito_sightings_each(const hito_sightings *s, void (*visit)(void *context, int32_t subject, uint64_t quarters), void *context)
{
    uint64_t meaning[QUARTERS];
    size_t n = (size_t)1 << s->subject_bits;
    uint64_t *united = malloc(n * sizeof *united);
    for (unsigned q = 0; q < QUARTERS; q++)
        meaning[q] = (uint64_t)1 << q;
    for (size_t k = 0; united && k < s->n_buckets; k++) {
        if (hito_bucket_size(&s->buckets[k]) == 0)
            continue;
        memset(united, 0, n * sizeof *united);
        unite(s, &s->buckets[k], meaning, united);
        for (size_t i = 0; i < n; i++) {
            if (united[i])
                visit(context, (int32_t)(k << s->subject_bits | i), united[i]);
        }
    }
    free(united);
    return united ? 0 : -1;
}
