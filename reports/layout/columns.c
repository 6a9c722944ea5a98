/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/columns.h"

#include <glib.h>
#include <math.h>

static const double SHORT = 0.22;  /* of the room: a column so narrow is not wrapped when the others can spare it */
static const double COMFORT = 0.2; /* of the room: what the others keep at least */
static const double CAP = 0.6; /* of the room: the most that a column's natural width weighs */

static void
grow(const ColumnNeed *needs, size_t count, double rest, double *widths)
{
    double weight = 0;
    for (size_t i = 0; i < count; i++)
        weight += needs[i].grows ? needs[i].natural : 0;
    for (size_t i = 0; i < count && weight > 0; i++)
        widths[i] += needs[i].grows ? rest * needs[i].natural / weight : 0;
    for (size_t i = 0; i < count && weight <= 0; i++)
        widths[i] += rest / (double)count;
}

/* Widths that reach the natural one are settled and give what they do not need to the others. */
static void
share(const ColumnNeed *needs, size_t count, double room, double *widths)
{
    double rest = room;
    for (size_t i = 0; i < count; i++) {
        widths[i] = needs[i].least;
        rest -= widths[i];
    }
    for (size_t turn = 0; turn <= count && rest > 0.01; turn++) {
        double lack = 0, given = 0;
        for (size_t i = 0; i < count; i++)
            lack += fmax(0, fmin(needs[i].natural, CAP * room) - widths[i]);
        for (size_t i = 0; i < count && lack > 0; i++) {
            double want = fmax(0, fmin(needs[i].natural, CAP * room) - widths[i]);
            double more = fmin(rest * want / lack, want);
            widths[i] += more;
            given += more;
        }
        rest -= given;
        if (given < 0.01)
            break;
    }
    if (rest > 0.01)
        grow(needs, count, rest, widths);
}

static bool
is_short(const ColumnNeed *need, double room)
{
    return !need->elastic && need->natural <= SHORT * room;
}

/* Short columns get their natural width as least when that leaves the others room to breathe. */
static void
settle_short(ColumnNeed *needs, size_t count, double room)
{
    double asked = 0;
    for (size_t i = 0; i < count; i++)
        asked += is_short(&needs[i], room) ? needs[i].natural : needs[i].elastic ? needs[i].least : fmax(needs[i].least, COMFORT * room);
    for (size_t i = 0; i < count && asked <= room; i++)
        if (is_short(&needs[i], room))
            needs[i].least = needs[i].natural;
}

void
columns_tear(ColumnNeed *needs, size_t count, double room)
{
    double cap = INFINITY;
    for (size_t turn = 0; turn <= count; turn++) {
        double narrow = 0;
        size_t wide = 0;
        for (size_t i = 0; i < count; i++) {
            narrow += needs[i].least < cap ? needs[i].least : 0;
            wide += needs[i].least < cap ? 0 : 1;
        }
        if (turn == 0 && narrow <= room)
            return;
        cap = turn == 0 ? room / (double)count : (room - narrow) / (double)MAX(wide, 1u);
    }
    for (size_t i = 0; i < count; i++)
        needs[i].least = fmin(needs[i].least, cap);
}

bool
columns_solve(const ColumnNeed *needs, size_t count, double room, bool fill, double *widths)
{
    double least = 0, natural = 0;
    for (size_t i = 0; i < count; i++) {
        least += needs[i].least;
        natural += needs[i].natural;
    }
    if (least > room + 0.01)
        return false;
    if (natural > room) {
        g_autofree ColumnNeed *settled = g_memdup2(needs, count * sizeof *needs);
        settle_short(settled, count, room);
        share(settled, count, room, widths);
        return true;
    }
    for (size_t i = 0; i < count; i++)
        widths[i] = needs[i].natural;
    if (fill)
        grow(needs, count, room - natural, widths);
    return true;
}
