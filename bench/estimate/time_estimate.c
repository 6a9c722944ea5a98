/* SPDX-License-Identifier: Apache-2.0 */
/* Times the estimators on one core beside the stored times of R's packages and the goals.
 *
 * usage: time_estimate FOLDER [PEER]      the folder of mse_uk5.csv; PEER: a folder for the same data and answers as numbers,
 *                                         which estimate_bench.py hands to R
 *
 * Source of the stored times: SparseMSE's estimatepopulation on the same table, 1,000 BCa replicates, 122.6 s; selection
 * among all models by BIC in R, about 1,000 s for 1,000 replicates. Ours are medians of five runs, the answers printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "estimate/mse_bootstrap.h"
#include "estimate/order.h"
#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/replicate.h"
#include "estimate/stream.h"
#include "estimate/survey.h"

enum { RUNS = 5, REPLICATES = 1000, MODELS = 1100, PEOPLE = 500, TREES = 10000, ROWS = 1000000, UNITS = 2000, HUNDRED = 100000 };

typedef struct Bench {
    Loglinear *work;
    HistoryTable uk;
    MseRanked ranked[MODELS];
    size_t models;
    double estimates[TREES];
    int32_t recruiter[PEOPLE], group[PEOPLE];
    double degree[PEOPLE], tree_weight[PEOPLE];
    uint32_t first[PEOPLE + 2], child[PEOPLE], queue[20 * PEOPLE];
    double weight[ROWS], y[ROWS], r[ROWS];
    int32_t stratum[ROWS], unit[ROWS];
    uint32_t order[ROWS], unit_first[UNITS + 1], draws[UNITS];
    double top[UNITS], bottom[UNITS], fraction[UNITS], one[ROWS];
    Design design;
    UnitTotals totals;
} Bench;

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Each case returns a number of its answer, so that no work can be left out. */
static double
stepwise_bca(Bench *b)
{
    static const double levels[2] = {0.025, 0.975};
    MseRule rule = {.kind = MSE_RULE_STEPWISE, .threshold = 0.02};
    MseBca bca;
    double limit[2];
    mse_bootstrap_range(&b->uk, &rule, 1, 0, REPLICATES, b->work, b->estimates);
    mse_bootstrap_bca(&b->uk, &rule, b->estimates, REPLICATES, levels, 2, b->work, limit, &bca);
    return limit[1];
}

static double
all_models(Bench *b)
{
    MseRule rule = {.kind = MSE_RULE_RANKED, .criterion = MSE_BIC, .ranked = b->ranked, .models = b->models};
    mse_bootstrap_range(&b->uk, &rule, 1, 0, REPLICATES / 10, b->work, b->estimates);
    return b->estimates[0];
}

static double
trees(Bench *b)
{
    Recruitment sample = {PEOPLE, b->recruiter, b->degree, b->group, 2};
    RdsTree tree = {b->first, b->child, b->queue, 20 * PEOPLE, b->tree_weight};
    Interval got;
    rds_bootstrap_tree(&sample, 1, tree, 1, 0, TREES, b->estimates);
    rds_bootstrap_interval(b->estimates, TREES, 0.5, 0.95, &got);
    return got.standard_error;
}

static double
taylor_million(Bench *b)
{
    Interval got;
    b->design.rows = ROWS;
    design_prepare(&b->design);
    survey_mean(&b->design, b->y, NULL, 0.95, b->r, &got);
    return got.standard_error;
}

static double
taylor_total(Bench *b)
{
    Interval got;
    b->design.rows = ROWS;
    design_prepare(&b->design);
    survey_total(&b->design, b->y, NULL, 0.95, b->r, &got);
    return got.standard_error;
}

static double
rao_wu(Bench *b)
{
    Interval got;
    replicate_totals(&b->design, b->y, b->one, &b->totals);
    replicate_rao_wu(&b->totals, 1, 0, REPLICATES, b->draws, b->estimates);
    rds_bootstrap_interval(b->estimates, REPLICATES, 0, 0.95, &got);
    return got.standard_error;
}

static void
fill(Bench *b)
{
    Stream stream = stream_open(1, 0, STREAM_TEST);
    for (int32_t i = 0; i < PEOPLE; i++) {
        b->recruiter[i] = i < 10 ? -1 : (i - 10) / 2;
        b->degree[i] = 3 + stream_below(&stream, 30);
        b->group[i] = (int32_t)stream_below(&stream, 2);
    }
    Recruitment sample = {PEOPLE, b->recruiter, b->degree, b->group, 2};
    recruitment_tree(&sample, b->first, b->child);
    rds_two_weights(&sample, b->tree_weight);
    for (int32_t i = 0; i < ROWS; i++) {
        b->unit[i] = i / (ROWS / UNITS);
        b->stratum[i] = b->unit[i] / 100;
        b->weight[i] = 1 + stream_below(&stream, 9);
        b->y[i] = stream_normal(&stream) + b->unit[i] % 13;
        b->one[i] = 1;
    }
    b->design = (Design){.rows = ROWS, .weight = b->weight, .stages = 1, .stratum = {b->stratum}, .unit = {b->unit}, .order = b->order};
    b->totals = (UnitTotals){.top = b->top, .bottom = b->bottom, .fraction = b->fraction, .first = b->unit_first};
}

/* As rows of a file come: in no order. */
static void
shuffle_rows(Bench *b)
{
    Stream stream = stream_open(2, 0, STREAM_TEST);
    for (uint32_t i = ROWS - 1; i > 0; i--) {
        uint32_t j = stream_below(&stream, i + 1);
        double weight = b->weight[i], y = b->y[i];
        int32_t stratum = b->stratum[i], unit = b->unit[i];
        b->weight[i] = b->weight[j], b->y[i] = b->y[j], b->stratum[i] = b->stratum[j], b->unit[i] = b->unit[j];
        b->weight[j] = weight, b->y[j] = y, b->stratum[j] = stratum, b->unit[j] = unit;
    }
}

static int
write_numbers(const char *folder, const char *name, const void *numbers, size_t size, size_t n)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    size_t written = out ? fwrite(numbers, size, n, out) : 0;
    return out && fclose(out) == 0 && written == n;
}

/* What a peer needs to compute the same, as plain arrays of this machine. */
static int
write_peer(const Bench *b, const char *folder)
{
    return write_numbers(folder, "weight", b->weight, sizeof *b->weight, ROWS) && write_numbers(folder, "y", b->y, sizeof *b->y, ROWS) &&
           write_numbers(folder, "stratum", b->stratum, sizeof *b->stratum, ROWS) &&
           write_numbers(folder, "unit", b->unit, sizeof *b->unit, ROWS) &&
           write_numbers(folder, "recruiter", b->recruiter, sizeof *b->recruiter, PEOPLE) &&
           write_numbers(folder, "group", b->group, sizeof *b->group, PEOPLE) &&
           write_numbers(folder, "degree", b->degree, sizeof *b->degree, PEOPLE);
}

/* Name, point, standard error and seconds of each line of the comparison with the peer. */
static void
tell_survey(Bench *b, FILE *out, const char *rows)
{
    Interval mean, total;
    double began = now();
    design_prepare(&b->design);
    double prepared = now();
    survey_mean(&b->design, b->y, NULL, 0.95, b->r, &mean);
    double meant = now();
    survey_total(&b->design, b->y, NULL, 0.95, b->r, &total);
    double summed = now();
    fprintf(out, "design.%s 0 0 %.9g\nmean.%s %.17g %.17g %.9g\ntotal.%s %.17g %.17g %.9g\n", rows, prepared - began, rows, mean.point,
            mean.standard_error, meant - prepared, rows, total.point, total.standard_error, summed - meant);
}

static void
tell_tree(Bench *b, FILE *out)
{
    Interval share;
    Recruitment sample = {PEOPLE, b->recruiter, b->degree, b->group, 2};
    double shares[2] = {0, 0}, began = now();
    rds_share(&sample, b->tree_weight, shares);
    trees(b);
    rds_bootstrap_interval(b->estimates, TREES, shares[1], 0.95, &share);
    fprintf(out, "tree %.17g %.17g %.9g\n", share.point, share.standard_error, now() - began);
}

static int
read_uk(Bench *b, const char *folder)
{
    char path[4096], line[200];
    unsigned cell[6];
    snprintf(path, sizeof path, "%s/mse_uk5.csv", folder);
    FILE *in = fopen(path, "r");
    if (!in || !fgets(line, sizeof line, in))
        return 0;
    b->uk.lists = 5;
    while (fscanf(in, "%u,%u,%u,%u,%u,%u", cell, cell + 1, cell + 2, cell + 3, cell + 4, cell + 5) == 6)
        history_add(&b->uk, cell[0] | cell[1] << 1 | cell[2] << 2 | cell[3] << 3 | cell[4] << 4, cell[5]);
    fclose(in);
    return mse_rank(&b->uk, MSE_BIC, 2, b->work, b->ranked, MODELS, &b->models) == ESTIMATE_OK;
}

static void
measure(Bench *b, const char *name, double (*run)(Bench *), double times, double goal, double stored)
{
    double seconds[RUNS], answer = 0;
    for (int i = 0; i < RUNS; i++) {
        double began = now();
        answer = run(b);
        seconds[i] = (now() - began) * times;
    }
    order_values(seconds, RUNS);
    double median = seconds[RUNS / 2];
    printf("%-58s %9.4f s  goal %6.3f s %s", name, median, goal, median <= goal ? "met   " : "MISSED");
    if (stored > 0)
        printf("  R %7.1f s, %6.0f times", stored, stored / median);
    printf("  (%.6g)\n", answer);
}

int
main(int argc, char **argv)
{
    Bench *b = calloc(1, sizeof *b);
    if (!b || argc < 2)
        return EXIT_FAILURE;
    b->work = calloc(1, sizeof *b->work);
    if (!b->work || !read_uk(b, argv[1]))
        return EXIT_FAILURE;
    fill(b);
    measure(b, "MSE: 1,000 stepwise BCa replicates, five lists", stepwise_bca, 1, 0.1, 122.6);
    measure(b, "MSE: 1,000 replicates over all models by BIC (100, scaled)", all_models, 10, 10, 1000);
    measure(b, "RDS: 10,000 tree replicates of 500 people", trees, 1, 0.03, 0);
    measure(b, "survey: linearised mean of 1,000,000 rows, sorted", taylor_million, 1, 0.1, 0);
    b->design.rows = HUNDRED;
    design_prepare(&b->design);
    measure(b, "survey: 1,000 Rao-Wu replicates of 100,000 rows", rao_wu, 1, 0.02, 0);
    b->design.rows = ROWS;
    char path[4096];
    snprintf(path, sizeof path, "%s/ours", argc > 2 ? argv[2] : "/dev");
    FILE *out = fopen(argc > 2 ? path : "/dev/null", "w");
    if (!out)
        return EXIT_FAILURE;
    tell_survey(b, out, "sorted");
    shuffle_rows(b);
    measure(b, "survey: linearised mean of 1,000,000 rows in no order", taylor_million, 1, 0.2, 0);
    measure(b, "survey: linearised total of 1,000,000 rows in no order", taylor_total, 1, 0.2, 0);
    tell_survey(b, out, "mixed");
    tell_tree(b, out);
    int good = fclose(out) == 0 && (argc < 3 || write_peer(b, argv[2]));
    free(b->work);
    free(b);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
