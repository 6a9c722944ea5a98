/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/core/protect/children.h"

#include "tests/support/builders.h"

uint32_t
children_draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(*state >> 4) * below) >> 28);
}

void
children_make(Children *children, uint32_t *state, size_t n_quarters)
{
    children->n = 20 + children_draw(state, 400);
    uint32_t again = 1 + children_draw(state, 12), boys = 1 + children_draw(state, 12);
    for (size_t i = 0; i < children->n; i++) {
        Child *child = &children->all[i];
        *child = (Child){1u << children_draw(state, (uint32_t)n_quarters), children_draw(state, boys) == 0,
                         (uint8_t)(children_draw(state, 9) < 4 ? 0 : children_draw(state, 14) == 0 ? 2 : 1),
                         children_draw(state, 4) != 0};
        for (uint32_t q = 0; q < n_quarters; q++)
            child->quarters |= children_draw(state, again) == 0 && children_draw(state, 3) == 0 ? 1u << q : 0;
    }
}

static int64_t
count(const Children *children, uint32_t mask, bool first_only, int sex, int age, bool served_only)
{
    int64_t n = 0;
    for (size_t i = 0; i < children->n; i++) {
        const Child *c = &children->all[i];
        uint32_t seen = first_only ? c->quarters & -c->quarters : c->quarters;
        n += (seen & mask) && (sex < 0 || c->sex == sex) && (age < 0 || c->age == age) && (!served_only || c->served);
    }
    return n;
}

static void
put_counts(Submission *s, const Children *children, const char *code, const char *window, uint32_t mask, bool first)
{
    int64_t sexes[2], ages[6];
    for (int sex = 0; sex < 2; sex++) {
        sexes[sex] = count(children, mask, first, sex, -1, false);
        for (int age = 0; age < 3; age++)
            ages[sex * 3 + age] = count(children, mask, first, sex, age, false);
    }
    build_table(s, code, window, 1, sexes, true);
    if (first)
        build_table(s, code, window, 2, ages, false);
}

static void
put_ratio(Submission *s, const Children *children, const char *window, uint32_t mask)
{
    static const char *const SEX[] = {"", "F", "M"};
    for (int sex = -1; sex < 2; sex++) {
        int64_t seen = count(children, mask, true, sex, -1, false);
        build_count(s, "A-04", window, sex >= 0, SEX[sex + 1], count(children, mask, true, sex, -1, true), seen, seen);
    }
}

Submission *
children_submission(const Children *children, const char *period)
{
    Submission *s = build_submission(period);
    for (size_t w = 0; w < s->windows->n_windows; w++) {
        const Window *window = &s->windows->windows[w];
        uint32_t mask = 0;
        for (Quarter q = window->first; q <= window->last; q++)
            mask |= 1u << (q - s->windows->first_quarter);
        put_counts(s, children, "A-03", window->id, mask, false);
        if (window->kind != WINDOW_QUARTER)
            continue;
        put_counts(s, children, "A-01", window->id, mask, true);
        put_ratio(s, children, window->id, mask);
    }
    build_done(s);
    return s;
}

static void
release_cell(const ActualTable *printable, const ActualIndicator *a, size_t w, size_t t, size_t c, ReleasedSet *released)
{
    const Window *window = &printable->windows->windows[w];
    const Actual *actual = &actual_cells(a, w, t)[c];
    Decimal number;
    Released r = {
        .indicator = g_strdup(a->definition->code), .definition_version = g_strdup(a->definition->definition_version),
        .window = g_strdup(window->id), .table = actual_table_name(a, t), .cell = actual_cell_name(a, t, c),
        .first = window->first, .last = window->last, .printed = *actual,
        .text = actual_decimal(a->definition, actual, &number) ? decimal_text(number) : g_strdup(""),
        .period = printable->windows->report_quarter, .as_of_day = 20000,
    };
    released_set_add(released, r);
}

void
children_release(const ActualTable *printable, ReleasedSet *released)
{
    for (guint i = 0; i < printable->indicators->len; i++) {
        const ActualIndicator *a = printable->indicators->pdata[i];
        for (size_t w = 0; w < printable->windows->n_windows; w++) {
            bool tables = printable->windows->windows[w].last == printable->windows->report_quarter;
            for (size_t t = 0; actual_cells(a, w, 0) && t < (tables ? a->n_tables : 1); t++) {
                for (size_t c = 0; c < a->n_cells[t]; c++)
                    release_cell(printable, a, w, t, c, released);
            }
        }
    }
}
