/* SPDX-License-Identifier: Apache-2.0 */
/* Distinct subjects counted from sightings, beside a plain table of every subject, cell and quarter. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>

#include "sdk/sightings.h"

enum { SUBJECTS = 300, CELLS = 5, QUARTERS = 9, WINDOWS = 5, ROWS = 4000 };

static const uint64_t MASKS[WINDOWS] = {1 << 4, 0, 0x1f, 1 << 4, 0x1ff};

typedef struct Table {
    uint64_t quarters[SUBJECTS][CELLS];
} Table;

static uint32_t
next_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Subjects far apart, so that every digit of the sort is used. */
static int32_t
subject_of(uint32_t number)
{
    return (int32_t)(number * 7158278u % INT32_MAX);
}

static void
see(hito_sightings *sightings, Table *table, uint32_t *seed)
{
    uint32_t subject = next_number(seed) % SUBJECTS, cell = 1 + next_number(seed) % (CELLS - 1);
    uint64_t quarters = next_number(seed) & next_number(seed) & 0x1ff;
    table->quarters[subject][cell] |= quarters;
    table->quarters[subject][0] |= quarters;
    ck_assert_int_eq(hito_sightings_add(sightings, cell, subject_of(subject), quarters), 0);
}

static void
compare(hito_sightings *sightings, const Table *table)
{
    int64_t counts[WINDOWS * CELLS] = {0};
    ck_assert_int_eq(hito_sightings_count(sightings, MASKS, WINDOWS, counts), 0);
    for (size_t w = 0; w < WINDOWS; w++) {
        for (size_t c = 0; c < CELLS; c++) {
            int64_t wanted = 0;
            for (size_t s = 0; s < SUBJECTS; s++)
                wanted += (table->quarters[s][c] & MASKS[w]) != 0;
            ck_assert_int_eq(counts[w * CELLS + c], wanted);
        }
    }
}

START_TEST(subjects_are_counted_once)
{
    hito_sightings whole = {.n_cells = CELLS}, half = {.n_cells = CELLS}, other = {.n_cells = CELLS};
    static Table table;
    uint32_t seed = 20260331, again = seed;
    for (int i = 0; i < ROWS; i++)
        see(&whole, &table, &seed);
    compare(&whole, &table);
    compare(&whole, &table);
    for (int i = 0; i < ROWS; i++)
        see(i % 3 ? &half : &other, &table, &again);
    ck_assert_int_eq(hito_sightings_settle(&other), 0);
    ck_assert_int_eq(hito_sightings_append(&half, other.items, other.count), 0);
    compare(&half, &table);
    hito_sightings_clear(&whole);
    hito_sightings_clear(&half);
    hito_sightings_clear(&other);
}
END_TEST

START_TEST(settling_drops_doubles_only)
{
    hito_sightings sightings = {.n_cells = CELLS};
    static Table table;
    uint32_t seed = 7;
    size_t distinct = 0;
    for (int i = 0; i < ROWS; i++)
        see(&sightings, &table, &seed);
    for (size_t s = 0; s < SUBJECTS; s++) {
        for (size_t c = 1; c < CELLS; c++)
            distinct += (size_t)__builtin_popcountll(table.quarters[s][c]);
    }
    ck_assert_uint_gt(sightings.count, distinct);
    ck_assert_int_eq(hito_sightings_settle(&sightings), 0);
    ck_assert_uint_eq(sightings.count, distinct);
    compare(&sightings, &table);
    hito_sightings_clear(&sightings);
}
END_TEST

START_TEST(the_same_again_takes_no_more_memory)
{
    hito_sightings sightings = {.n_cells = CELLS};
    for (int32_t i = 0; i < 12000000; i++)
        ck_assert_int_eq(hito_sightings_add(&sightings, 1, i % 1000, 1), 0);
    ck_assert_uint_le(sightings.capacity, 1 << 22);
    int64_t counts[CELLS] = {0};
    ck_assert_int_eq(hito_sightings_count(&sightings, MASKS + 4, 1, counts), 0);
    ck_assert_int_eq(counts[0], 1000);
    ck_assert_int_eq(counts[1], 1000);
    hito_sightings_clear(&sightings);
}
END_TEST

typedef struct Visits {
    const Table *table;
    int32_t last;
    size_t n;
} Visits;

static void
visit(void *context, int32_t subject, uint64_t quarters)
{
    Visits *visits = context;
    ck_assert_int_gt(subject, visits->last);
    visits->last = subject;
    size_t s = 0;
    while (s < SUBJECTS && subject_of((uint32_t)s) != subject)
        s++;
    ck_assert_uint_lt(s, SUBJECTS);
    ck_assert_uint_eq(quarters, visits->table->quarters[s][0]);
    visits->n++;
}

START_TEST(each_subject_is_visited_once)
{
    hito_sightings sightings = {.n_cells = CELLS};
    static Table table;
    Visits visits = {&table, -1, 0};
    uint32_t seed = 11;
    size_t wanted = 0;
    for (int i = 0; i < ROWS / 10; i++)
        see(&sightings, &table, &seed);
    for (size_t s = 0; s < SUBJECTS; s++)
        wanted += table.quarters[s][0] != 0;
    ck_assert_int_eq(hito_sightings_each(&sightings, visit, &visits), 0);
    ck_assert_uint_eq(visits.n, wanted);
    hito_sightings_clear(&sightings);
}
END_TEST

START_TEST(strange_items_do_not_fit)
{
    hito_sightings sightings = {.n_cells = CELLS};
    ck_assert_int_eq(hito_sightings_add(&sightings, CELLS - 1, INT32_MAX, (uint64_t)1 << 8), 0);
    ck_assert(hito_sightings_fit(&sightings, sightings.items[0], 9));
    ck_assert(!hito_sightings_fit(&sightings, sightings.items[0], 8));
    ck_assert(!hito_sightings_fit(&sightings, (uint64_t)CELLS << 6, 9));
    hito_sightings_clear(&sightings);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("sightings");
    TCase *cases = tcase_create("sightings");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, subjects_are_counted_once);
    tcase_add_test(cases, settling_drops_doubles_only);
    tcase_add_test(cases, the_same_again_takes_no_more_memory);
    tcase_add_test(cases, each_subject_is_visited_once);
    tcase_add_test(cases, strange_items_do_not_fit);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
