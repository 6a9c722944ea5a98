/* SPDX-License-Identifier: Apache-2.0 */
/* A list written from front to back and sorted once costs a fraction of a hash table, whose every look-up waits for
 * memory, and half its space. */
#include "sdk/sightings.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1024, DROP_DOUBLES_AT = 1 << 22, SUBJECT = 33, CELL = 6, DIGIT_BITS = 11 };

static uint32_t
cell_of(uint64_t item)
{
    return (uint32_t)(item >> CELL) & (HITO_CELLS_MAX - 1);
}

/* A long list may say the same again and again; if dropping that leaves more than half, twice as much may come first. */
static int
hold(hito_sightings *s, size_t n)
{
    if (s->count + n > DROP_DOUBLES_AT && s->count / 2 >= s->distinct && hito_sightings_settle(s) != 0)
        return -1;
    if (s->count + n <= s->capacity)
        return 0;
    size_t capacity = s->capacity ? s->capacity : FIRST_CAPACITY;
    while (capacity < s->count + n)
        capacity *= 2;
    uint64_t *items = realloc(s->items, capacity * sizeof *items);
    if (!items)
        return -1;
    s->items = items;
    s->capacity = capacity;
    return 0;
}

int
hito_sightings_add(hito_sightings *s, uint32_t cell, int32_t subject, uint64_t quarters)
{
    uint64_t place = (uint64_t)(uint32_t)subject << SUBJECT | (uint64_t)cell << CELL;
    if (s->count + 64 > s->capacity && hold(s, 64) != 0)
        return -1;
    for (; quarters; quarters &= quarters - 1)
        s->items[s->count++] = place | (unsigned)__builtin_ctzll(quarters);
    return 0;
}

int
hito_sightings_append(hito_sightings *s, const uint64_t *items, size_t n)
{
    if (n == 0)
        return 0;
    if (hold(s, n) != 0)
        return -1;
    memcpy(s->items + s->count, items, n * sizeof *items);
    s->count += n;
    return 0;
}

int
hito_sightings_fit(const hito_sightings *s, uint64_t item, uint32_t n_quarters)
{
    return cell_of(item) < s->n_cells && (item & ((1 << CELL) - 1)) < n_quarters;
}

/* One pass of a radix sort that keeps the order of equal digits. */
static void
deal(const uint64_t *from, uint64_t *to, size_t n, unsigned shift, unsigned bits)
{
    size_t starts[1 << DIGIT_BITS] = {0};
    uint64_t digit = ((uint64_t)1 << bits) - 1;
    for (size_t i = 0; i < n; i++)
        starts[from[i] >> shift & digit]++;
    for (size_t d = 0, sum = 0; d <= digit; d++) {
        size_t size = starts[d];
        starts[d] = sum;
        sum += size;
    }
    for (size_t i = 0; i < n; i++)
        to[starts[from[i] >> shift & digit]++] = from[i];
}

static int
sort_by_subject(hito_sightings *s)
{
    uint64_t highest = 0;
    int sorted = 1;
    for (size_t i = 0; i < s->count; i++) {
        uint64_t subject = s->items[i] >> SUBJECT;
        sorted &= i == 0 || s->items[i - 1] >> SUBJECT <= subject;
        highest |= subject;
    }
    if (sorted)
        return 0;
    uint64_t *other = malloc(s->capacity * sizeof *other);
    if (!other)
        return -1;
    unsigned bits = 64 - (unsigned)__builtin_clzll(highest), passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    unsigned digit = (bits + passes - 1) / passes; /* all of one width: few open places are kept better in the cache */
    for (unsigned shift = 0; shift < bits; shift += digit) {
        deal(s->items, other, s->count, SUBJECT + shift, digit);
        uint64_t *swap = s->items;
        s->items = other;
        other = swap;
    }
    free(other);
    return 0;
}

/* One subject after the other: in which cells it was, and when. */
typedef struct walk {
    size_t next, end;
    uint64_t subject;
    uint64_t *quarters; /* by cell; zero again before the next subject */
    uint32_t *cells;    /* those with quarters */
    size_t n_cells;
} walk;

static int
walk_begin(hito_sightings *s, walk *w)
{
    memset(w, 0, sizeof *w);
    w->quarters = calloc((size_t)s->n_cells + 1, sizeof *w->quarters);
    w->cells = malloc(((size_t)s->n_cells + 1) * sizeof *w->cells);
    w->end = s->count;
    return w->quarters && w->cells ? sort_by_subject(s) : -1;
}

static void
walk_end(walk *w)
{
    free(w->quarters);
    free(w->cells);
}

static int
walk_step(const hito_sightings *s, walk *w)
{
    if (w->next == w->end)
        return 0;
    w->n_cells = 0;
    w->subject = s->items[w->next] >> SUBJECT;
    for (; w->next < w->end && s->items[w->next] >> SUBJECT == w->subject; w->next++) {
        uint64_t item = s->items[w->next];
        uint32_t cell = cell_of(item);
        if (w->quarters[cell] == 0)
            w->cells[w->n_cells++] = cell;
        w->quarters[cell] |= (uint64_t)1 << (item & ((1 << CELL) - 1));
    }
    return 1;
}

static uint64_t
walk_take(walk *w, size_t i)
{
    uint64_t quarters = w->quarters[w->cells[i]];
    w->quarters[w->cells[i]] = 0;
    return quarters;
}

int
hito_sightings_settle(hito_sightings *s)
{
    walk w;
    int begun = walk_begin(s, &w);
    size_t kept = 0;
    while (begun == 0 && walk_step(s, &w)) {
        for (size_t i = 0; i < w.n_cells; i++) {
            uint64_t place = w.subject << SUBJECT | (uint64_t)w.cells[i] << CELL;
            for (uint64_t quarters = walk_take(&w, i); quarters; quarters &= quarters - 1)
                s->items[kept++] = place | (unsigned)__builtin_ctzll(quarters);
        }
    }
    walk_end(&w);
    if (begun == 0)
        s->count = s->distinct = kept;
    return begun;
}

/* Where sets are counted: a set has few quarters, so the windows of one quarter are found by it; the others are asked. */
typedef struct board {
    uint64_t single; /* quarters that are a window by themselves */
    int64_t *of_quarter[64];
    size_t n_wide;
    uint64_t *wide;
    int64_t **of_wide;
} board;

static int
board_begin(board *b, const uint64_t *windows, size_t n_windows, size_t n_cells, int64_t *counts)
{
    memset(b, 0, sizeof *b);
    b->wide = malloc((n_windows + 1) * sizeof *b->wide);
    b->of_wide = malloc((n_windows + 1) * sizeof *b->of_wide);
    for (size_t w = 0; b->wide && b->of_wide && w < n_windows; w++) {
        uint64_t quarters = windows[w];
        if (quarters && (quarters & (quarters - 1)) == 0 && !(quarters & b->single)) {
            b->single |= quarters;
            b->of_quarter[__builtin_ctzll(quarters)] = counts + w * n_cells;
        } else if (quarters) {
            b->wide[b->n_wide] = quarters;
            b->of_wide[b->n_wide++] = counts + w * n_cells;
        }
    }
    return b->wide && b->of_wide ? 0 : -1;
}

static void
board_count(const board *b, uint64_t quarters, uint32_t cell)
{
    for (size_t w = 0; w < b->n_wide; w++)
        b->of_wide[w][cell] += (quarters & b->wide[w]) != 0;
    for (uint64_t single = quarters & b->single; single; single &= single - 1)
        b->of_quarter[__builtin_ctzll(single)][cell]++;
}

int
hito_sightings_count(hito_sightings *s, const uint64_t *windows, size_t n_windows, int64_t *counts)
{
    walk w;
    board b;
    int begun = walk_begin(s, &w) | board_begin(&b, windows, n_windows, s->n_cells, counts);
    while (begun == 0 && walk_step(s, &w)) {
        uint64_t all = 0;
        for (size_t i = 0; i < w.n_cells; i++) {
            uint64_t quarters = walk_take(&w, i);
            all |= quarters;
            if (w.cells[i] != 0)
                board_count(&b, quarters, w.cells[i]);
        }
        board_count(&b, all, 0);
    }
    walk_end(&w);
    free(b.wide);
    free(b.of_wide);
    return begun;
}

int
hito_sightings_each(hito_sightings *s, void (*visit)(void *context, int32_t subject, uint64_t quarters), void *context)
{
    walk w;
    int begun = walk_begin(s, &w);
    while (begun == 0 && walk_step(s, &w)) {
        uint64_t all = 0;
        for (size_t i = 0; i < w.n_cells; i++)
            all |= walk_take(&w, i);
        visit(context, (int32_t)w.subject, all);
    }
    walk_end(&w);
    return begun;
}

void
hito_sightings_clear(hito_sightings *s)
{
    free(s->items);
    memset(s, 0, sizeof *s);
}
