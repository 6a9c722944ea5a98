/* SPDX-License-Identifier: Apache-2.0 */
/* Respondent-driven sampling against published tables. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/order.h"
#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/stream.h"
#include "tests/estimate/fixture.h"

enum { N = FIXTURE_ROWS, B = 20000 };

typedef struct Survey {
    Recruitment sample;
    int32_t recruiter[N], group[N];
    double degree[N], weight[N], work[3 * N];
    uint32_t first[N + 2], child[N], queue[20 * N];
    char name[2][FIXTURE_CELL];
} Survey;

static Survey survey;

/* Groups in alphabetical order; a recruiter that is not in the file is a seed's mark. */
static void
read_survey(const FixtureTable *table, const char *outcome)
{
    size_t column = fixture_column(table, outcome), recruiter = fixture_column(table, "recruiter_id");
    strcpy(survey.name[0], table->cell[0][column]);
    for (size_t i = 0; i < table->rows; i++)
        if (strcmp(table->cell[i][column], survey.name[0]) != 0)
            strcpy(survey.name[1], table->cell[i][column]);
    if (strcmp(survey.name[0], survey.name[1]) > 0) {
        char held[FIXTURE_CELL];
        strcpy(held, survey.name[0]);
        strcpy(survey.name[0], survey.name[1]);
        strcpy(survey.name[1], held);
    }
    for (size_t i = 0; i < table->rows; i++) {
        survey.recruiter[i] = -1;
        for (size_t j = 0; j < table->rows; j++)
            if (strcmp(table->cell[j][0], table->cell[i][recruiter]) == 0)
                survey.recruiter[i] = (int32_t)j;
        survey.degree[i] = fixture_number(table, i, fixture_column(table, "degree"));
        survey.group[i] = strcmp(table->cell[i][column], survey.name[1]) == 0;
    }
    survey.sample = (Recruitment){table->rows, survey.recruiter, survey.degree, survey.group, 2};
    recruitment_tree(&survey.sample, survey.first, survey.child);
}


static int
by_key(const void *context, uint32_t a, uint32_t b)
{
    const double *key = context;
    return (key[a] > key[b]) - (key[a] < key[b]);
}

/* Gile's own Monte Carlo step, kept here to check Rosen's closed form: successive samples by exponential keys. */
static double
monte_carlo_share(double population, size_t samples)
{
    static double degree[N], sampled[N], people[N], drawn[N], key[2000];
    static size_t class_of[2000];
    static uint32_t order[2000];
    size_t k = 0, n = survey.sample.n, size = (size_t)population;
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;
        while (j < k && fabs(degree[j] - survey.degree[i]) > 0)
            j++;
        if (j == k) {
            degree[k] = survey.degree[i];
            sampled[k++] = 0;
        }
        sampled[j]++;
    }
    double total = 0;
    for (size_t j = 0; j < k; j++)
        total += people[j] = sampled[j] / degree[j];
    for (int round = 0; round < 6; round++) {
        size_t filled = 0;
        double carried = 0;
        for (size_t j = 0; j < k; j++) {
            carried += people[j] / total * population;
            while (filled < size && (double)filled + 0.5 < carried)
                class_of[filled++] = j;
            drawn[j] = 0;
        }
        for (size_t s = 0; s < samples; s++) {
            Stream stream = stream_open(99, s + 10000 * (uint64_t)round, STREAM_SUCCESSIVE);
            for (size_t i = 0; i < filled; i++) {
                key[i] = stream_exponential(&stream) / degree[class_of[i]];
                order[i] = (uint32_t)i;
            }
            order_rows(order, filled, by_key, key);
            for (size_t i = 0; i < n; i++)
                drawn[class_of[order[i]]]++;
        }
        double next = 0;
        static double count[N];
        memset(count, 0, sizeof count);
        for (size_t i = 0; i < filled; i++)
            count[class_of[i]]++;
        for (size_t j = 0; j < k; j++)
            next += people[j] = sampled[j] * fmax(count[j], 1) / (drawn[j] + sampled[j]);
        total = next;
    }
    double inside = 0, all = 0;
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;
        while (fabs(degree[j] - survey.degree[i]) > 0)
            j++;
        all += people[j] / sampled[j];
        inside += survey.group[i] ? people[j] / sampled[j] : 0;
    }
    return inside / all;
}

static void
compare_points(Fixture *fixture, const char *p, const RdsChain *chain)
{
    double one[2], two[2];
    rds_one(chain, one);
    rds_two_weights(&survey.sample, survey.weight);
    rds_share(&survey.sample, survey.weight, two);
    for (int a = 0; a < 2; a++) {
        for (int b = 0; b < 2; b++)
            fixture_is(fixture, chain->transitions[2 * a + b], "%s.transitions[%s->%s]", p, survey.name[a], survey.name[b]);
        fixture_is(fixture, chain->sample_share[a], "%s.sample_prop[%s]", p, survey.name[a]);
        fixture_is(fixture, chain->stationary[a], "%s.stationary[%s]", p, survey.name[a]);
        fixture_is(fixture, chain->harmonic_degree[a], "%s.harmonic_mean_degree[%s]", p, survey.name[a]);
        fixture_is(fixture, one[a], "%s.RDS_I[%s]", p, survey.name[a]);
        fixture_is(fixture, two[a], "%s.RDS_II[%s]", p, survey.name[a]);
    }
    double value;
    rds_homophily(&survey.sample, 1, survey.first, survey.child, &value);
    fixture_is(fixture, value, "%s.population_homophily_RDSII", p);
    fixture_is(fixture, chain->recruitment_homophily, "%s.recruitment_homophily", p);
    rds_activity(&survey.sample, survey.weight, 1, &value);
    fixture_is(fixture, value, "%s.differential_activity[%s%s over other]", p, survey.name[1], "");
}

static size_t
compare(const char *id, const char *p)
{
    static double replicate[B];
    static uint64_t cumulated[N];
    static uint32_t member[N];
    Fixture fixture = fixture_open(id);
    RdsChain chain;
    read_survey(fixture.table, p);
    fixture.failed += rds_chain(&survey.sample, &chain) != ESTIMATE_OK;
    compare_points(&fixture, p, &chain);
    double se, two[2], ss[2], population = fixture_input(&fixture, "population_size");
    rds_share(&survey.sample, survey.weight, two);
    rds_bootstrap_linear(&survey.sample, survey.weight, 1, survey.first, survey.child, survey.work, &se);
    fixture_is(&fixture, se, "%s.tree_bootstrap_linearised_se[%s]", p, survey.name[1]);
    Interval interval;
    RdsTree tree = {survey.first, survey.child, survey.queue, 20 * N, survey.weight};
    rds_bootstrap_tree(&survey.sample, 1, tree, 42, 0, B, replicate);
    rds_bootstrap_interval(replicate, B, two[1], 0.95, &interval);
    fixture_is(&fixture, interval.standard_error, "%s.tree_bootstrap_se[%s]", p, survey.name[1]);
    fixture_is(&fixture, interval.lower, "%s.tree_bootstrap_q025[%s]", p, survey.name[1]);
    fixture_is(&fixture, interval.upper, "%s.tree_bootstrap_q975[%s]", p, survey.name[1]);
    rds_bootstrap_salganik(&survey.sample, 1, cumulated, member, 42, 0, B, replicate);
    rds_bootstrap_interval(replicate, B, two[1], 0.95, &interval);
    fixture_is(&fixture, interval.standard_error, "%s.salganik_se[%s]", p, survey.name[1]);
    fixture_is(&fixture, rds_design_effect(interval.standard_error, two[1], (double)survey.sample.n, population),
               "%s.deff_salganik_fpc[%s]", p, survey.name[1]);
    rds_successive_weights(&survey.sample, population, survey.weight, survey.work, member);
    rds_share(&survey.sample, survey.weight, ss);
    for (int a = 0; a < 2; a++)
        fixture_is(&fixture, ss[a], "%s.Gile_SS[%s]", p, survey.name[a]);
    double monte_carlo = monte_carlo_share(population, 60);
    printf("%-36s Rosen %.6f, successive samples drawn %.6f\n", id, ss[1], monte_carlo);
    fixture.failed += !(fabs(monte_carlo - ss[1]) < 0.004);
    return fixture_close(&fixture);
}

static size_t
weights(void)
{
    Fixture fixture = fixture_open("rds_weights_vh");
    read_survey(fixture.table, "X");
    rds_two_weights(&survey.sample, survey.weight);
    double total = 0;
    for (size_t i = 0; i < survey.sample.n; i++)
        total += survey.weight[i];
    for (size_t i = 0; i < 10; i++)
        fixture_is(&fixture, 1000 * survey.weight[i] / total, "w[%s]", fixture.table->cell[i][0]);
    return fixture_close(&fixture);
}

int
main(void)
{
    fixture_folder();
    size_t failed = compare("rds_faux_X", "X") + compare("rds_fauxmadrona", "disease") + weights();
    printf("respondent-driven sampling: %zu wrong\n", failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
