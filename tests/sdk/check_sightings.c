/* SPDX-License-Identifier: Apache-2.0 */
/* Distinct subjects counted from sightings, beside a plain table of every subject, cell and quarter. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/* Subjects far apart, so that every bit of a subject is used. */
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
    ck_assert_int_eq(hito_sightings_join(&half, &other), 0);
    ck_assert_uint_eq(hito_sightings_size(&other), 0);
    compare(&half, &table);
    hito_sightings_clear(&whole);
    hito_sightings_clear(&half);
    hito_sightings_clear(&other);
}
END_TEST

/* Neighbouring subjects fill blocks and buckets to their ends, and lists are joined in the middle of a block. */
START_TEST(full_buckets_are_counted)
{
    enum { PARTS = 3, MANY = 40000, TIMES = 3 };
    hito_sightings parts[PARTS] = {{.n_cells = CELLS}, {.n_cells = CELLS}, {.n_cells = CELLS}};
    for (int32_t i = 0; i < MANY * TIMES; i++)
        ck_assert_int_eq(hito_sightings_add(&parts[i % 7 % PARTS], 1 + (uint32_t)(i % 4), i / TIMES, (uint64_t)1 << i % 9), 0);
    ck_assert_int_eq(hito_sightings_join(&parts[0], &parts[1]), 0);
    ck_assert_int_eq(hito_sightings_add(&parts[0], 1, 0, 1), 0); /* there already */
    ck_assert_int_eq(hito_sightings_settle(&parts[2]), 0);
    ck_assert_int_eq(hito_sightings_join(&parts[0], &parts[2]), 0);
    ck_assert_uint_eq(hito_sightings_size(&parts[0]), MANY * TIMES + 1);
    for (int round = 0; round < 2; round++) {
        int64_t counts[2 * CELLS] = {0};
        const uint64_t masks[] = {0x1ff, 1 << 3};
        ck_assert_int_eq(hito_sightings_count(&parts[0], masks, 2, counts), 0);
        ck_assert_int_eq(counts[0], MANY);
        ck_assert_int_eq(counts[1], MANY * TIMES / 4);
        ck_assert_int_eq(counts[CELLS], 13333); /* one in nine */
        ck_assert_int_eq(hito_sightings_settle(&parts[0]), 0);
        ck_assert_uint_eq(hito_sightings_size(&parts[0]), MANY * TIMES);
    }
    for (int p = 0; p < PARTS; p++)
        hito_sightings_clear(&parts[p]);
}
END_TEST

START_TEST(a_total_may_stand_apart)
{
    hito_sightings sightings = {.n_cells = CELLS, .total_apart = 1};
    int64_t counts[CELLS] = {0};
    const uint64_t all = 1;
    ck_assert_int_eq(hito_sightings_add(&sightings, 1, 5, 1) | hito_sightings_add(&sightings, 1, 6, 1) |
                         hito_sightings_add(&sightings, 0, 6, 1), 0);
    ck_assert_int_eq(hito_sightings_count(&sightings, &all, 1, counts), 0);
    ck_assert_int_eq(counts[0], 1);
    ck_assert_int_eq(counts[1], 2);
    hito_sightings_clear(&sightings);
}
END_TEST

/* Windows beyond the first 64 are counted in a second group. */
START_TEST(many_windows_are_counted)
{
    enum { MANY = 130, TWO = 2 };
    hito_sightings sightings = {.n_cells = TWO};
    uint64_t masks[MANY];
    static int64_t counts[MANY * TWO];
    for (size_t w = 0; w < MANY; w++)
        masks[w] = w < 64 ? (uint64_t)1 << w : (uint64_t)3 << w % 63;
    ck_assert_int_eq(hito_sightings_add(&sightings, 1, 9, (uint64_t)1 << 5 | (uint64_t)1 << 63), 0);
    ck_assert_int_eq(hito_sightings_count(&sightings, masks, MANY, counts), 0);
    for (size_t w = 0; w < MANY; w++) {
        int64_t wanted = (masks[w] & ((uint64_t)1 << 5 | (uint64_t)1 << 63)) != 0;
        ck_assert_int_eq(counts[w * TWO], wanted);
        ck_assert_int_eq(counts[w * TWO + 1], wanted);
    }
    hito_sightings_clear(&sightings);
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
    ck_assert_uint_gt(hito_sightings_size(&sightings), distinct);
    ck_assert_int_eq(hito_sightings_settle(&sightings), 0);
    ck_assert_uint_eq(hito_sightings_size(&sightings), distinct);
    compare(&sightings, &table);
    hito_sightings_clear(&sightings);
}
END_TEST

START_TEST(the_same_again_takes_no_more_memory)
{
    hito_sightings sightings = {.n_cells = CELLS};
    for (int32_t i = 0; i < 3000000; i++) {
        ck_assert_int_eq(hito_sightings_add(&sightings, 1, i % 1000, 1), 0);
        if (i % 1000 == 0)
            ck_assert_uint_le(hito_sightings_size(&sightings), 1 << 18);
    }
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

typedef struct Bytes {
    unsigned char data[1 << 16];
    size_t size, at;
} Bytes;

static hito_code
write_bytes(void *context, const void *from, size_t size)
{
    Bytes *bytes = context;
    ck_assert_uint_le(bytes->size + size, sizeof bytes->data);
    memcpy(bytes->data + bytes->size, from, size);
    bytes->size += size;
    return HITO_OK;
}

static size_t
read_bytes(void *context, void *to, size_t size)
{
    Bytes *bytes = context;
    size_t n = bytes->size - bytes->at < size ? bytes->size - bytes->at : size;
    memcpy(to, bytes->data + bytes->at, n);
    bytes->at += n;
    return n;
}

static void
save(hito_sightings *sightings, Bytes *bytes)
{
    const hito_sink sink = {sizeof sink, 0, bytes, write_bytes};
    static hito_writer writer;
    bytes->size = bytes->at = 0;
    ck_assert_int_eq(hito_sightings_settle(sightings), 0);
    hito_write_begin(&writer, &sink);
    hito_sightings_save(sightings, &writer);
    ck_assert_int_eq(hito_write_end(&writer), HITO_OK);
}

/* Whether so many items can be read back. */
static int
loads(hito_sightings *sightings, Bytes *bytes, uint64_t n, uint32_t n_quarters)
{
    const hito_source source = {sizeof source, 0, bytes, read_bytes};
    static hito_reader reader;
    bytes->at = 0;
    hito_read_begin(&reader, &source);
    ck_assert_int_eq(hito_sightings_load(sightings, &reader, n, n_quarters), 0);
    return !hito_read_failed(&reader) && hito_read_at_end(&reader);
}

/* The bytes are those of the set, whatever way led to it. */
START_TEST(saved_sets_have_one_form)
{
    hito_sightings straight = {.n_cells = CELLS}, back = {.n_cells = CELLS}, again = {.n_cells = CELLS};
    static Bytes one, other;
    static Table table;
    uint32_t seed = 5;
    for (int32_t i = 0; i < 3000; i++) {
        ck_assert_int_eq(hito_sightings_add(&straight, 1 + (uint32_t)(i % 3), subject_of((uint32_t)i % SUBJECTS), 1), 0);
        ck_assert_int_eq(hito_sightings_add(&back, 1 + (uint32_t)((2999 - i) % 3), subject_of((uint32_t)(2999 - i) % SUBJECTS), 1), 0);
    }
    see(&straight, &table, &seed);
    seed = 5;
    see(&back, &table, &seed);
    save(&straight, &one);
    save(&back, &other);
    ck_assert_uint_eq(one.size, other.size);
    ck_assert_mem_eq(one.data, other.data, one.size);
    ck_assert(loads(&again, &one, hito_sightings_size(&straight), QUARTERS));
    save(&again, &other);
    ck_assert_mem_eq(one.data, other.data, one.size);
    hito_sightings_clear(&straight);
    hito_sightings_clear(&back);
    hito_sightings_clear(&again);
}
END_TEST

START_TEST(strange_items_are_damage)
{
    hito_sightings good = {.n_cells = CELLS}, bad = {.n_cells = 1u << 3};
    static Bytes bytes;
    ck_assert_int_eq(hito_sightings_add(&good, CELLS - 1, INT32_MAX, (uint64_t)1 << 8), 0);
    save(&good, &bytes);
    hito_sightings_clear(&good);
    ck_assert(loads(&good, &bytes, 1, 9));
    ck_assert(!loads(&good, &bytes, 1, 8)); /* no such quarter */
    ck_assert(!loads(&good, &bytes, 2, 9)); /* cut */
    bytes.data[bytes.size++] = 0;
    ck_assert(!loads(&good, &bytes, 2, 9)); /* twice the same */
    ck_assert_int_eq(hito_sightings_add(&bad, 7, 3, 1), 0);
    save(&bad, &bytes);
    ck_assert(!loads(&good, &bytes, 1, 9)); /* no such cell */
    memset(bytes.data, 0xff, 12);
    bytes.size = 12;
    ck_assert(!loads(&good, &bytes, 1, 9)); /* no such subject */
    hito_sightings_clear(&good);
    hito_sightings_clear(&bad);
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
    tcase_add_test(cases, full_buckets_are_counted);
    tcase_add_test(cases, a_total_may_stand_apart);
    tcase_add_test(cases, many_windows_are_counted);
    tcase_add_test(cases, saved_sets_have_one_form);
    tcase_add_test(cases, strange_items_are_damage);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
