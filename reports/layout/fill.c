/* SPDX-License-Identifier: Apache-2.0 */
/* Page by page: take groups of pieces (a chain of keep_next and the piece behind it) while they fit at their natural
 * height, or squeezed when the page would else stay emptier than FULL_ENOUGH; then squeeze or stretch what can. */
#include <math.h>

#include "reports/layout/piece.h"

static const double FULL_ENOUGH = 0.86, ROUNDING = 0.01;

typedef struct Sum {
    double least, natural, most;
} Sum;

static Piece *
at(const Layout *layout, size_t index)
{
    return &g_array_index(layout->pieces, Piece, index);
}

static Sum
add(Sum sum, const Piece *piece, bool top)
{
    double fixed = top ? piece->head : piece->space;
    return (Sum){sum.least + fixed + piece->least, sum.natural + fixed + piece->natural, sum.most + fixed + piece->most};
}

static size_t
group_end(const Layout *layout, size_t begin)
{
    size_t end = begin + 1;
    while (end < layout->pieces->len && at(layout, end - 1)->keep_next && !at(layout, end)->new_page)
        end++;
    return end;
}

static Sum
add_all(const Layout *layout, Sum sum, size_t first, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        sum = add(sum, at(layout, i), i == first);
    return sum;
}

/* A group taller than a page is broken where it must. */
static size_t
forced_end(Layout *layout, size_t first, double room, Sum *sum)
{
    size_t end = first;
    while (end < layout->pieces->len) {
        Sum more = add(*sum, at(layout, end), end == first);
        if (more.least > room && end > first)
            break;
        if (more.least > room)
            piece_fail(layout, 7161, at(layout, end)->block, NULL);
        *sum = more;
        end++;
    }
    return end;
}

/* The end of the chapter when all that is left of it fits squeezed, so that no page holds two lines; else first. */
static size_t
chapter_end(const Layout *layout, size_t first, double room, Sum *sum)
{
    size_t end = first;
    Sum all = {0};
    while (end < layout->pieces->len && !(end > first && at(layout, end)->new_page)) {
        all = add(all, at(layout, end), end == first);
        if (all.least > room)
            return first;
        end++;
    }
    *sum = all;
    return end;
}

/* The rest of a table that has begun is taken too when it fits squeezed. */
static size_t
matter_end(const Layout *layout, size_t first, size_t end, double room, Sum *sum)
{
    gconstpointer matter = at(layout, end - 1)->matter;
    size_t rest = end;
    Sum more = *sum;
    while (matter && rest < layout->pieces->len && at(layout, rest)->matter == matter) {
        more = add(more, at(layout, rest), rest == first);
        rest++;
    }
    if (rest == end || more.least > room || at(layout, rest - 1)->keep_next)
        return end;
    *sum = more;
    return rest;
}

/* One past the last piece of the page that begins at first. */
static size_t
page_end(Layout *layout, size_t first, Sum *sum)
{
    double room = layout->bottom - layout->top + ROUNDING;
    *sum = (Sum){0};
    size_t end = chapter_end(layout, first, room, sum);
    if (end > first)
        return end;
    while (end < layout->pieces->len && !(end > first && at(layout, end)->new_page)) {
        size_t next = group_end(layout, end);
        Sum more = add_all(layout, *sum, first, end, next);
        bool fits = more.natural <= room || (more.least <= room && sum->natural < FULL_ENOUGH * room);
        if (!fits)
            break;
        *sum = more;
        end = next;
    }
    return end > first ? matter_end(layout, first, end, room, sum) : forced_end(layout, first, room, sum);
}

/* What is wanting or left over is taken from or given to the pieces by what each can give or take. */
static void
set_heights(const Layout *layout, size_t first, size_t end, const Sum *sum, bool stretch)
{
    double room = layout->bottom - layout->top, give = 0, take = 0;
    if (sum->natural > room && sum->natural > sum->least)
        give = fmin(1, (sum->natural - room) / (sum->natural - sum->least));
    else if (stretch && sum->most > sum->natural)
        take = fmin(1, (room - sum->natural) / (sum->most - sum->natural));
    double y = layout->top;
    for (size_t i = first; i < end; i++) {
        Piece *piece = at(layout, i);
        double head = i == first ? piece->head : 0;
        y += i == first ? 0 : piece->space;
        piece->y = y;
        piece->headed = head > 0;
        piece->height = head + piece->natural - give * (piece->natural - piece->least) + take * (piece->most - piece->natural);
        y += piece->height;
    }
}

void
fill_pages(Layout *layout)
{
    for (size_t first = 0; first < layout->pieces->len;) {
        Sum sum;
        size_t end = page_end(layout, first, &sum);
        bool chapter_ends = end == layout->pieces->len || at(layout, end)->new_page;
        set_heights(layout, first, end, &sum, !chapter_ends);
        for (size_t i = first; i < end; i++)
            at(layout, i)->page = layout->page_count;
        layout->page_count++;
        first = end;
    }
}
