/* SPDX-License-Identifier: Apache-2.0 */
/* The search on public tables: how much is hidden, and that the verifier accepts the proof of each. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/protect/witness_decoy.h"
#include "core/protect/witness_proof.h"
#include "tests/support/table_file.h"
#include "tests/support/table_json.h"

enum { K = 5, DAMAGES = 1000 };

static VerifyVerdict
verdict_of(const CellSystem *system, const WitnessSearch *search, int64_t k)
{
    VerifyProof proof;
    witness_proof(system, search, k, &proof);
    VerifyVerdict verdict = verify_proof(&proof, NULL);
    witness_proof_clear(&proof);
    return verdict;
}

static CellSystem *
table_of(const char *name)
{
    const char *shared = getenv("HITO_SHARED");
    g_autofree char *path = g_build_filename(shared ? shared : "../shared", "data", "sdc", name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        exit(77);
    return table_file_read(path);
}

/* Searched once for the tests that only look at the outcome. */
static CellSystem *searched;
static WitnessSearch *outcome;

static void
search_once(void)
{
    searched = table_of("tables/ruv_3d_816cells.txt.gz");
    if (table_file_threshold(searched) == K)
        outcome = witness_search(searched, true);
}

static void
forget(void)
{
    witness_search_free(outcome);
    cell_system_free(searched);
}

START_TEST(small_tables_reach_their_optimum)
{
    json_t *file = table_json_load("small_tables_with_optimum.json");
    json_t *tables = json_object_get(file, "tables");
    size_t hidden = 0, optimum = 0;
    ck_assert_uint_eq(json_array_size(tables), 18);
    for (size_t t = 0; t < json_array_size(tables); t++) {
        const json_t *table = json_array_get(tables, t);
        size_t least = (size_t)json_integer_value(json_object_get(table, "min_suppressed"));
        g_autoptr(CellSystem) system = table_json_cross(table);
        g_autoptr(WitnessSearch) search = witness_search(system, false);
        ck_assert_int_eq(verdict_of(system, search, K), VERIFY_SOUND);
        ck_assert_uint_ge(search->n_hidden, least);
        hidden += search->n_hidden;
        optimum += least;
    }
    ck_assert_msg(100 * hidden <= 105 * optimum, "%zu hidden, optimum %zu", hidden, optimum);
    json_decref(file);
}
END_TEST

START_TEST(published_examples_reach_their_optimum)
{
    json_t *file = table_json_load("published_examples.json");
    int tried = 0;
    for (size_t e = 0; e < json_array_size(file); e++) {
        const json_t *example = json_array_get(file, e);
        if (!json_object_get(example, "rows"))
            continue;
        g_autoptr(CellSystem) system = table_json_rows(example);
        g_autoptr(WitnessSearch) search = witness_search(system, false);
        ck_assert_int_eq(verdict_of(system, search, json_integer_value(json_object_get(example, "k"))), VERIFY_SOUND);
        ck_assert_int_eq((int)search->n_hidden, (int)json_integer_value(json_object_get(example, "min_suppressed_integer_witness")));
        tried++;
    }
    ck_assert_int_eq(tried, 3);
    json_decref(file);
}
END_TEST

START_TEST(three_dimensions)
{
    CellSystem *system = searched;
    const WitnessSearch *search = outcome;
    ck_assert_ptr_nonnull(search);
    ck_assert_uint_eq(search->unprotected->len, 0);
    ck_assert_uint_eq(search->insiders->len, 0);
    ck_assert_msg(search->n_hidden <= 187, "%zu hidden", search->n_hidden);
    ck_assert_int_eq(verdict_of(system, search, K), VERIFY_SOUND);
    ck_assert_uint_gt(witness_decoy(system, 1), 0);
    ck_assert_int_eq(verdict_of(system, search, K), VERIFY_SOUND);
}
END_TEST

START_TEST(levels_of_their_own)
{
    g_autoptr(CellSystem) system = table_of("jj/TABLE8.jj.gz");
    ck_assert_int_eq(table_file_threshold(system), 0);
    g_autoptr(WitnessSearch) search = witness_search(system, false);
    ck_assert_msg(search->n_hidden <= 7, "%zu hidden", search->n_hidden);
    ck_assert_int_eq(verdict_of(system, search, 0), VERIFY_SOUND);
}
END_TEST

START_TEST(the_same_twice)
{
    CellSystem *one = searched;
    const WitnessSearch *first = outcome;
    g_autoptr(CellSystem) two = table_of("tables/ruv_3d_816cells.txt.gz");
    g_autoptr(WitnessSearch) second = witness_search(two, true);
    ck_assert_uint_eq(witness_decoy(one, 7), witness_decoy(two, 7));
    ck_assert_uint_eq(first->n_programs, second->n_programs);
    for (size_t c = 0; c < cell_system_size(one); c++)
        ck_assert_int_eq(cell_system_cell(one, c)->hidden, cell_system_cell(two, c)->hidden);
}
END_TEST

START_TEST(linked_quarters_at_once)
{
    g_autoptr(CellSystem) system = table_of("tables/ruv_cali_linked_2019_4quarters_ytd.txt.gz");
    ck_assert_int_eq(table_file_threshold(system), K);
    g_autoptr(WitnessSearch) search = witness_search(system, true);
    ck_assert_uint_eq(search->unprotected->len, 0);
    ck_assert_uint_eq(search->insiders->len, 0);
    ck_assert_msg(search->n_hidden <= 379, "%zu hidden", search->n_hidden);
    ck_assert_int_eq(verdict_of(system, search, K), VERIFY_SOUND);
}
END_TEST

/* Tables of the file, in order: quarters F1..F4, then the year to date Y2..Y4. A release prints the tables up to its own
 * quarter; what was printed before is fixed, what was hidden before stays hidden. */
enum { CELLS_A_TABLE = 150, QUARTERS = 4 };

static bool
is_out(size_t cell, int quarter)
{
    size_t table = cell / CELLS_A_TABLE;
    return table < QUARTERS ? table <= (size_t)quarter : table - QUARTERS + 1 <= (size_t)quarter;
}

static CellSystem *
release_of(const CellSystem *all, int quarter, const GArray *hidden, uint32_t *index)
{
    CellSystem *system = cell_system_new();
    for (uint32_t c = 0; c < cell_system_size(all); c++) {
        if (!is_out(c, quarter))
            continue;
        index[c] = cell_system_add(system, cell_system_cell(all, c)->value, 1);
        cell_system_protect(system, index[c], K);
        SystemCell *cell = cell_system_cell(system, index[c]);
        bool before = quarter > 0 && is_out(c, quarter - 1);
        cell->fixed = before && !g_array_index(hidden, bool, c);
        cell->hidden = cell->hidden || (before && !cell->fixed);
        ck_assert(!cell->fixed || !cell->hidden);
    }
    for (size_t e = 0; e < cell_system_equations(all); e++) {
        size_t count, n = 0;
        const SystemTerm *terms = cell_system_equation(all, e, &count);
        SystemTerm kept[64];
        while (n < count && is_out(terms[n].cell, quarter)) {
            kept[n] = (SystemTerm){index[terms[n].cell], terms[n].factor};
            n++;
        }
        if (n == count)
            cell_system_add_equation(system, kept, n);
    }
    return system;
}

START_TEST(linked_quarters_release_by_release)
{
    g_autoptr(CellSystem) all = table_of("tables/ruv_cali_linked_2019_4quarters_ytd.txt.gz");
    size_t n = cell_system_size(all), last = 0;
    g_autoptr(GArray) hidden = g_array_sized_new(FALSE, TRUE, sizeof(bool), (guint)n);
    g_array_set_size(hidden, (guint)n);
    g_autofree uint32_t *index = g_new0(uint32_t, n + 1);
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        g_autoptr(CellSystem) system = release_of(all, quarter, hidden, index);
        g_autoptr(WitnessSearch) search = witness_search(system, true);
        ck_assert_uint_eq(search->unprotected->len, 0);
        ck_assert_uint_eq(search->insiders->len, 0);
        last = search->n_hidden;
        ck_assert_int_eq(verdict_of(system, search, K), VERIFY_SOUND);
        for (size_t c = 0; c < n; c++)
            g_array_index(hidden, bool, c) = is_out(c, quarter) && cell_system_cell(system, index[c])->hidden;
    }
    ck_assert_msg(last <= 377, "%zu hidden", last);
}
END_TEST

static uint64_t
draw(uint64_t *state, size_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

/* One number of the proof changed: a count, what a printed form says, or what a witness changes. */
static bool
damage(VerifyProof *proof, uint64_t *state)
{
    int64_t by = draw(state, 2) ? 1 + (int64_t)draw(state, 9) : -1 - (int64_t)draw(state, 9);
    size_t kind = draw(state, 3);
    if (kind == 0) {
        proof->cells[draw(state, proof->n_cells)] += by;
    } else if (kind == 1) {
        VerifyForm *form = &proof->forms[draw(state, proof->n_forms)];
        if (!form->printed)
            return false;
        form->low += by;
        form->high += by;
    } else {
        const VerifyWitness *witness = &proof->witnesses[draw(state, proof->n_witnesses)];
        proof->terms[witness->first + draw(state, witness->count)].factor += by;
    }
    return true;
}

START_TEST(a_thousand_damaged_proofs_are_refused)
{
    CellSystem *system = searched;
    const WitnessSearch *search = outcome;
    ck_assert_ptr_nonnull(search);
    uint64_t state = 20261;
    for (int refused = 0; refused < DAMAGES;) {
        VerifyProof proof;
        witness_proof(system, search, K, &proof);
        if (damage(&proof, &state)) {
            ck_assert_int_ne(verify_proof(&proof, NULL), VERIFY_SOUND);
            refused++;
        }
        witness_proof_clear(&proof);
    }
}
END_TEST

/* Printing a hidden sensitive cell, printing a complementary one that its only witness moves, forgetting a witness. */
START_TEST(mutations_are_refused)
{
    CellSystem *system = searched;
    const WitnessSearch *search = outcome;
    ck_assert_ptr_nonnull(search);
    size_t printed = 0;
    for (size_t c = 0; c < cell_system_size(system); c++) {
        SystemCell *cell = cell_system_cell(system, c);
        if (!cell->hidden || search->cover->users[c] == 0)
            continue;
        cell->hidden = false;
        VerifyVerdict verdict = verdict_of(system, search, K);
        ck_assert_int_eq(verdict, cell->rise > 0 ? VERIFY_SMALL_PRINTED : VERIFY_SHOWS);
        cell->hidden = true;
        printed++;
    }
    ck_assert_uint_gt(printed, 100);
    for (size_t c = 0; c < cell_system_size(system); c++) {
        if (cell_system_cell(system, c)->rise == 0)
            continue;
        WitnessUse use = search->uses[2 * c];
        search->uses[2 * c].witness = -1;
        ck_assert_int_eq(verdict_of(system, search, K), VERIFY_NO_PROOF);
        search->uses[2 * c] = use;
    }
}
END_TEST

int
main(void)
{
    json_t *file = table_json_load("published_examples.json");
    if (!file)
        return 77;
    json_decref(file);
    Suite *suite = suite_create("search");
    TCase *tests = tcase_create("tables");
    tcase_set_timeout(tests, 240);
    tcase_add_unchecked_fixture(tests, search_once, forget);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, small_tables_reach_their_optimum);
    tcase_add_test(tests, published_examples_reach_their_optimum);
    tcase_add_test(tests, three_dimensions);
    tcase_add_test(tests, levels_of_their_own);
    tcase_add_test(tests, the_same_twice);
    tcase_add_test(tests, linked_quarters_at_once);
    tcase_add_test(tests, linked_quarters_release_by_release);
    tcase_add_test(tests, a_thousand_damaged_proofs_are_refused);
    tcase_add_test(tests, mutations_are_refused);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
