/* SPDX-License-Identifier: Apache-2.0 */
/* Network scale-up against published tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/nsum.h"
#include "tests/estimate/fixture.h"

enum { N = FIXTURE_ROWS, GROUPS = 22 };

static double answer[N * GROUPS], size[GROUPS], degree[N], column[N];

static size_t
rwanda(void)
{
    static const char *const held[] = {"widower",         "nurse.or.doctor",  "male.community.health", "teacher",
                                       "woman.smoke",     "priest",           "woman.gave.birth",      "muslim",
                                       "incarcerated",    "man.divorced",     "nsengimana"};
    Fixture fixture = fixture_open("nsum_rwanda_demo");
    FixtureTable *known_groups = fixture_table("nsum_known_populations.csv");
    size_t n = fixture.table->rows;
    for (size_t k = 0; k < known_groups->rows; k++) {
        size[k] = fixture_number(known_groups, k, 1);
        size_t j = fixture_column(fixture.table, known_groups->cell[k][0]);
        for (size_t i = 0; i < n; i++)
            answer[i * GROUPS + k] = fixture_number(fixture.table, i, j);
    }
    KnownAnswers known = {n, known_groups->rows, answer, size, fixture_input(&fixture, "N"), fixture_input(&fixture, "topcode")};
    HiddenAnswers hidden = {n, column, degree, NULL, known.population};
    ScaleUp got;
    fixture.failed += nsum_degrees(&known, known.groups, degree) != ESTIMATE_OK;
    double mean = 0;
    for (size_t i = 0; i < n; i++) {
        column[i] = fixture_number(fixture.table, i, fixture_column(fixture.table, "idu"));
        mean += degree[i] / (double)n;
    }
    fixture_is(&fixture, mean, "mean_degree");
    nsum_mle(&hidden, &got);
    fixture_is(&fixture, got.total, "idu.N");
    fixture_is(&fixture, got.sum_degree, "idu.sum_degree");
    fixture_is(&fixture, got.connections, "idu.tot_connections");
    for (size_t h = 0; h < sizeof held / sizeof *held; h++) {
        size_t k = 0;
        while (strcmp(known_groups->cell[k][0], held[h]) != 0)
            k++;
        nsum_degrees(&known, k, degree);
        for (size_t i = 0; i < n; i++)
            column[i] = answer[i * GROUPS + k] > known.top_code ? known.top_code : answer[i * GROUPS + k];
        nsum_mle(&hidden, &got);
        fixture_is(&fixture, got.total, "%s.holdout_N", held[h]);
        double all = got.sum_degree; /* the file's sum keeps the one respondent whose hidden answer is missing */
        for (size_t i = 0; i < n; i++)
            all += column[i] >= 0 ? 0 : degree[i];
        fixture_is(&fixture, all, "%s.sum_degree", held[h]);
        fixture_is(&fixture, got.killworth_se, "%s.killworth_se", held[h]);
    }
    free(known_groups);
    return fixture_close(&fixture);
}

static size_t
plug_in(void)
{
    static const size_t groups[] = {0, 1, 3}, hidden_groups[] = {2, 4};
    Fixture fixture = fixture_open("nsum_mle_pimle_public");
    size_t n = fixture.table->rows;
    fixture_inputs(&fixture, "known_sizes", size, 3);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 3; k++)
            answer[i * 3 + k] = fixture_number(fixture.table, i, groups[k]);
    KnownAnswers known = {n, 3, answer, size, fixture_input(&fixture, "N"), 0};
    HiddenAnswers hidden = {n, column, degree, NULL, known.population};
    nsum_degrees(&known, 3, degree);
    for (size_t h = 0; h < 2; h++) {
        ScaleUp got;
        for (size_t i = 0; i < n; i++)
            column[i] = fixture_number(fixture.table, i, hidden_groups[h]);
        nsum_mle(&hidden, &got);
        fixture_is(&fixture, got.total, "group%zu.MLE", hidden_groups[h] + 1);
        nsum_pimle(&hidden, &got);
        fixture_is(&fixture, got.total, "group%zu.PIMLE", hidden_groups[h] + 1);
    }
    return fixture_close(&fixture);
}

static size_t
toy(void)
{
    Fixture fixture = fixture_open("gnsum_toy12");
    for (int net = 0; net < 2; net++) {
        double report[4], all = 0, inside = 0, members = 0, total;
        for (size_t i = 0; i < 4; i++) {
            size_t row = (size_t)net * 4 + i;
            column[i] = fixture_number(fixture.table, row, 2);
            degree[i] = fixture_number(fixture.table, row, 3);
            report[i] = fixture_number(fixture.table, row, 4);
            int is_hidden = strcmp(fixture.table->cell[row][5], "TRUE") == 0;
            all += degree[i] / 4;
            inside += is_hidden ? degree[i] : 0;
            members += is_hidden;
        }
        HiddenAnswers hidden = {4, column, degree, NULL, 1};
        ScaleUp got;
        nsum_mle(&hidden, &got);
        fixture_is(&fixture, got.total, "tn%d.basic_nsum", net + 1);
        nsum_multiplicity(report, NULL, 4, 1, &total);
        fixture_is(&fixture, total, "tn%d.multiplicity", net + 1);
        nsum_generalized(got.total, inside / members / all, 1, &total);
        fixture_is(&fixture, total, "tn%d.generalized_nsum", net + 1);
    }
    return fixture_close(&fixture);
}

int
main(void)
{
    fixture_folder();
    size_t failed = rwanda() + plug_in() + toy();
    printf("network scale-up: %zu wrong\n", failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
