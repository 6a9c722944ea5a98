/* SPDX-License-Identifier: Apache-2.0 */
/* How often 95 % intervals cover a known truth: shares and rates by adding up every outcome, the others by simulation.
 *
 * usage: coverage [--long]      without --long a tenth of the replicates
 *
 * Fails when a method that is not known to fall short covers less than 93 %, or when one that is known to no longer does. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/beta.h"
#include "estimate/gamma.h"
#include "estimate/mse_bootstrap.h"
#include "estimate/nsum.h"
#include "estimate/paired.h"
#include "estimate/proportion.h"
#include "estimate/quantile.h"
#include "estimate/rank.h"
#include "estimate/rate.h"
#include "estimate/rds.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/recapture.h"
#include "estimate/small_area.h"
#include "estimate/stream.h"
#include "estimate/survey.h"
#include "estimate/survival.h"
#include "estimate/trend.h"

static size_t replicates = 400, failures;

/* What a method has covered so far. */
typedef struct Tally {
    double covered, tried, none;
} Tally;

static void
count(Tally *tally, EstimateStatus status, const Interval *interval, double truth)
{
    bool open = interval->upper_status == ESTIMATE_NOT_REACHED; /* no upper limit: it covers all above the lower one */
    if (status != ESTIMATE_OK || interval->lower_status != ESTIMATE_OK || (interval->upper_status != ESTIMATE_OK && !open)) {
        tally->none++;
        return;
    }
    tally->tried++;
    tally->covered += interval->lower <= truth && (open || truth <= interval->upper);
}

static void
say(const char *name, Tally tally, bool falls_short)
{
    double share = tally.covered / tally.tried, error = sqrt(share * (1 - share) / tally.tried);
    bool wrong = falls_short ? share - 2 * error > 0.945 : share + 2 * error < 0.93;
    printf("%-62s %6.2f %%  +- %4.2f  of %6.0f, %4.0f without an interval  %s%s\n", name, 100 * share, 100 * error, tally.tried, tally.none,
           falls_short ? "FALLS SHORT, as known" : "", wrong ? "  WRONG" : "");
    failures += wrong;
}

static void
say_exact(const char *name, double least, double mean, bool falls_short)
{
    bool wrong = falls_short ? mean > 0.945 : mean < 0.945;
    printf("%-62s %6.2f %%  on average, least %5.2f %%  %s%s\n", name, 100 * mean, 100 * least, falls_short ? "FALLS SHORT, as known" : "",
           wrong ? "  WRONG" : "");
    failures += wrong;
}

static void
shares(void)
{
    static const struct {
        const char *name;
        EstimateStatus (*method)(uint64_t, uint64_t, double, Interval *);
        bool falls_short;
    } methods[] = {{"proportion, Wilson", proportion_wilson, false},
                   {"proportion, Wilson corrected", proportion_wilson_corrected, false},
                   {"proportion, Clopper-Pearson", proportion_clopper_pearson, false},
                   {"proportion, mid-p", proportion_mid_p, false},
                   {"proportion, Jeffreys", proportion_jeffreys, false},
                   {"proportion, Agresti-Coull", proportion_agresti_coull, false},
                   {"proportion, Wald", proportion_wald, true}};
    enum { N = 40 };
    for (size_t k = 0; k < sizeof methods / sizeof *methods; k++) {
        double least = 1, mean = 0, points = 0;
        for (double p = 0.02; p < 0.985; p += 0.0081, points++) {
            double covered = 0;
            for (uint64_t x = 0; x <= N; x++) {
                Interval got;
                methods[k].method(x, N, 0.95, &got);
                covered += got.lower <= p && p <= got.upper ? beta_binomial_mass((double)x, N, p) : 0;
            }
            least = fmin(least, covered);
            mean += covered;
        }
        say_exact(methods[k].name, least, mean / points, methods[k].falls_short);
    }
}

static void
rates_and_differences(void)
{
    double least = 1, mean = 0, points = 0;
    for (double rate = 0.3; rate < 30; rate *= 1.07, points++) {
        double covered = 0;
        for (uint64_t x = 0; x < 90; x++) {
            Interval got;
            rate_poisson(x, 1, 0.95, &got);
            covered += got.lower <= rate && rate <= got.upper ? gamma_poisson_mass((double)x, rate) : 0;
        }
        least = fmin(least, covered);
        mean += covered;
    }
    say_exact("Poisson rate, Garwood", least, mean / points, false);
    least = 1;
    mean = points = 0;
    for (double p = 0.1; p < 0.95; p += 0.17)
        for (double q = 0.05; q < 0.95; q += 0.13, points++) {
            double covered = 0;
            for (uint64_t x = 0; x <= 30; x++)
                for (uint64_t y = 0; y <= 25; y++) {
                    Interval got;
                    proportion_difference(x, 30, y, 25, 0.95, &got);
                    if (got.lower <= p - q && p - q <= got.upper)
                        covered += beta_binomial_mass((double)x, 30, p) * beta_binomial_mass((double)y, 25, q);
                }
            least = fmin(least, covered);
            mean += covered;
        }
    say_exact("difference of proportions, Newcombe 10", least, mean / points, false);
}

/* One draw of three lists; with dependence, people of list 1 are likelier to be on list 2. */
static HistoryTable
draw_lists(Stream *stream, int people, double dependence)
{
    HistoryTable table = {.lists = 3};
    for (int i = 0; i < people; i++) {
        uint32_t history = stream_uniform(stream) < 0.3;
        history |= (uint32_t)(stream_uniform(stream) < (history ? 0.25 + dependence : 0.25)) << 1;
        history |= (uint32_t)(stream_uniform(stream) < 0.2) << 2;
        if (history)
            history_add(&table, history, 1);
    }
    return table;
}

static void
bca_of(const HistoryTable *table, const MseRule *rule, uint64_t seed, Loglinear *work, Tally *tally, double truth)
{
    enum { B = 400 };
    static const double levels[2] = {0.025, 0.975};
    double estimates[B], limits[2] = {NAN, NAN};
    MseBca bca;
    EstimateStatus status = mse_bootstrap_range(table, rule, seed, 0, B, work, estimates);
    if (status == ESTIMATE_OK)
        status = mse_bootstrap_bca(table, rule, estimates, B, levels, 2, work, limits, &bca);
    Interval got = {0, 0, limits[0], limits[1], 0.95, status, status};
    count(tally, status, &got, truth);
}

static void
lists(void)
{
    enum { PEOPLE = 1500 };
    Loglinear *work = calloc(1, sizeof *work);
    Tally log_normal = {0}, profile = {0}, bca = {0}, chapman = {0}, normal = {0}, bent = {0}, bent_bca = {0}, bent_main = {0};
    MseRule stepwise = {.kind = MSE_RULE_STEPWISE, .threshold = 0.02};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(101, b, STREAM_TEST);
        HistoryTable table = draw_lists(&stream, PEOPLE, 0), dependent = draw_lists(&stream, PEOPLE, 0.2);
        MseModel model = {0};
        MseFit fit;
        Interval got, other;
        EstimateStatus status = mse_fit(&table, &model, 0.95, work, &fit);
        got = (Interval){0, 0, fit.lower, fit.upper, 0.95, status, status};
        count(&log_normal, status, &got, PEOPLE);
        status = mse_profile(&table, &model, 0.95, work, &got);
        count(&profile, status, &got, PEOPLE);
        bca_of(&table, &stepwise, b, work, &bca, PEOPLE);
        TwoLists two = {history_on(&table, 1), history_on(&table, 2), history_on(&table, 3)};
        status = recapture_chapman(two, 0.95, &got, &other);
        count(&chapman, status, &got, PEOPLE);
        count(&normal, status, &other, PEOPLE);
        model.terms = 0;
        status = mse_fit(&dependent, &model, 0.95, work, &fit);
        got = (Interval){0, 0, fit.lower, fit.upper, 0.95, status, status};
        count(&bent_main, status, &got, PEOPLE);
        status = mse_stepwise(&dependent, 0.02, 0.95, work, &model, &fit);
        got = (Interval){0, 0, fit.lower, fit.upper, 0.95, status, status};
        count(&bent, status, &got, PEOPLE);
        bca_of(&dependent, &stepwise, b, work, &bent_bca, PEOPLE);
    }
    say("two lists, Chapman log-normal", chapman, false);
    say("two lists, Chapman normal", normal, false);
    say("MSE, main effects, log-normal, lists independent", log_normal, true);
    say("MSE, main effects, profile, lists independent", profile, false);
    say("MSE, stepwise BCa, lists independent", bca, false);
    say("MSE, main effects, log-normal, two lists dependent", bent_main, true);
    say("MSE, stepwise, log-normal, two lists dependent", bent, true);
    say("MSE, stepwise BCa, two lists dependent", bent_bca, false);
    free(work);
}

enum { TOWN = 3000, TIES = 60, SAMPLE = 300 };

/* A town of two groups where people mostly know their own kind; group 1 is better connected. */
typedef struct Town {
    int32_t tie[TOWN][TIES], ties[TOWN], group[TOWN];
    double truth;
} Town;

static void
build_town(Town *town)
{
    Stream stream = stream_open(202, 0, STREAM_TEST);
    memset(town, 0, sizeof *town);
    for (int i = 0; i < TOWN; i++) {
        town->group[i] = stream_uniform(&stream) < 0.3;
        town->truth += town->group[i] / (double)TOWN;
    }
    for (int k = 0; k < TOWN * 6; k++) {
        uint32_t a = stream_below(&stream, TOWN), b = stream_below(&stream, TOWN);
        double keep = town->group[a] == town->group[b] ? (town->group[a] ? 1 : 0.7) : 0.35;
        if (a == b || town->ties[a] == TIES || town->ties[b] == TIES || stream_uniform(&stream) > keep)
            continue;
        town->tie[a][town->ties[a]++] = (int32_t)b;
        town->tie[b][town->ties[b]++] = (int32_t)a;
    }
}

typedef struct Wave {
    int32_t person[SAMPLE], recruiter[SAMPLE], group[SAMPLE];
    double degree[SAMPLE];
    size_t n;
} Wave;

/* Eight seeds by degree; up to three coupons each to acquaintances who are not in the sample yet. */
static void
recruit(const Town *town, Stream *stream, Wave *wave)
{
    static uint8_t taken[TOWN];
    memset(taken, 0, sizeof taken);
    wave->n = 0;
    for (size_t at = 0; wave->n < SAMPLE; at++) {
        while (wave->n < 8 || at == wave->n) { /* seeds, or a new one when the chains die */
            uint32_t who = stream_below(stream, TOWN);
            if (taken[who] || stream_below(stream, TIES) >= (uint32_t)town->ties[who])
                continue;
            taken[who] = 1;
            wave->person[wave->n] = (int32_t)who;
            wave->recruiter[wave->n++] = -1;
        }
        int32_t who = wave->person[at];
        for (uint32_t coupon = stream_below(stream, 4); coupon > 0 && wave->n < SAMPLE; coupon--) {
            int32_t friend = town->tie[who][stream_below(stream, (uint32_t)town->ties[who])];
            if (taken[friend])
                continue;
            taken[friend] = 1;
            wave->person[wave->n] = friend;
            wave->recruiter[wave->n++] = (int32_t)at;
        }
    }
    for (size_t i = 0; i < wave->n; i++) {
        wave->group[i] = town->group[wave->person[i]];
        wave->degree[i] = town->ties[wave->person[i]];
    }
}

static void
chains(void)
{
    enum { B = 500 };
    static Town town;
    static Wave wave;
    static double weight[SAMPLE], work[3 * SAMPLE], drawn[B];
    static uint32_t first[SAMPLE + 2], child[SAMPLE], queue[20 * SAMPLE], member[SAMPLE];
    static uint64_t cumulated[SAMPLE];
    Tally tree = {0}, linear = {0}, salganik = {0}, successive = {0};
    build_town(&town);
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(203, b, STREAM_TEST);
        recruit(&town, &stream, &wave);
        Recruitment sample = {wave.n, wave.recruiter, wave.degree, wave.group, 2};
        double share[2], se;
        Interval got;
        recruitment_tree(&sample, first, child);
        rds_two_weights(&sample, weight);
        rds_share(&sample, weight, share);
        EstimateStatus status = rds_bootstrap_linear(&sample, weight, 1, first, child, work, &se);
        got = (Interval){share[1], se, share[1] - 1.96 * se, share[1] + 1.96 * se, 0.95, status, status};
        count(&linear, status, &got, town.truth);
        rds_bootstrap_tree(&sample, 1, (RdsTree){first, child, queue, 20 * SAMPLE, weight}, b, 0, B, drawn);
        status = rds_bootstrap_interval(drawn, B, share[1], 0.95, &got);
        count(&tree, status, &got, town.truth);
        status = rds_bootstrap_salganik(&sample, 1, cumulated, member, b, 0, B, drawn);
        status = status == ESTIMATE_OK ? rds_bootstrap_interval(drawn, B, share[1], 0.95, &got) : status;
        count(&salganik, status, &got, town.truth);
        status = rds_successive_weights(&sample, TOWN, weight, work, member);
        rds_share(&sample, weight, share);
        status = status == ESTIMATE_OK ? rds_bootstrap_linear(&sample, weight, 1, first, child, work, &se) : status;
        got = (Interval){share[1], se, share[1] - 1.96 * se, share[1] + 1.96 * se, 0.95, status, status};
        count(&successive, status, &got, town.truth);
    }
    say("RDS-II, tree linearised, normal", linear, false);
    say("RDS-II, tree bootstrap percentiles", tree, false);
    say("RDS successive sampling, tree linearised, normal", successive, false);
    say("RDS-II, Salganik's bootstrap", salganik, false);
}

/* Respondents in villages that differ; the hidden group is known like the known ones. */
static void
scale_up(void)
{
    enum { N = 400, GROUPS = 4 };
    static const double size[GROUPS] = {3000, 1200, 5000, 800};
    static double answer[N * GROUPS], degree[N], hidden_answer[N], weight[N], work[N];
    static int32_t village[N];
    static uint32_t order[N];
    const double population = 1e6, truth = 2500;
    Tally linear = {0}, killworth = {0};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(301, b, STREAM_TEST);
        double local = 1, exposure = 1;
        for (int i = 0; i < N; i++) {
            if (i % 10 == 0) {
                local = exp(0.3 * stream_normal(&stream));
                exposure = exp(0.5 * stream_normal(&stream) - 0.125); /* hidden people live close to each other */
            }
            uint64_t ties = 1 + (uint64_t)(250 * local * exp(0.5 * stream_normal(&stream)));
            for (int k = 0; k < GROUPS; k++)
                answer[i * GROUPS + k] = (double)stream_binomial(&stream, ties, size[k] / population);
            hidden_answer[i] = (double)stream_binomial(&stream, ties, exposure * truth / population);
            village[i] = i / 10;
            weight[i] = 1;
        }
        KnownAnswers known = {N, GROUPS, answer, size, population, 0};
        HiddenAnswers hidden = {N, hidden_answer, degree, NULL, population};
        Design design = {.rows = N, .weight = weight, .stages = 1, .unit = {village}, .order = order};
        ScaleUp got;
        Interval interval;
        double total;
        nsum_degrees(&known, GROUPS, degree);
        EstimateStatus status = nsum_mle(&hidden, &got);
        double reach = 1.96 * got.killworth_se;
        interval = (Interval){got.total, got.killworth_se, got.total - reach, got.total + reach, 0.95, status, status};
        count(&killworth, status, &interval, truth);
        design_prepare(&design);
        status = nsum_linear(&design, &hidden, work, &total);
        status = status == ESTIMATE_OK ? survey_interval(&design, work, total, 0.95, &interval) : status;
        count(&linear, status, &interval, truth);
    }
    say("network scale-up, linearised by villages, t", linear, false);
    say("network scale-up, Killworth, villages ignored", killworth, true);
}

/* 4 strata of 40 units of 20 people; 8 units a stratum, 10 people a unit. */
static void
surveys(void)
{
    enum { H = 4, UNITS = 40, PEOPLE = 20, N = H * 8 * 10 };
    static double y[H][UNITS][PEOPLE], all[H * UNITS * PEOPLE], sampled[N], low[N], weight[N], work[N];
    static int32_t stratum[N], unit[N];
    static uint32_t order[N], sorted[N];
    Stream world = stream_open(401, 0, STREAM_TEST);
    double mean = 0, log_mean = 0, share = 0;
    size_t n = 0;
    for (int h = 0; h < H; h++)
        for (int u = 0; u < UNITS; u++) {
            double level = h + stream_normal(&world);
            for (int i = 0; i < PEOPLE; i++) {
                y[h][u][i] = all[n++] = exp(0.4 * (level + 1.5 * stream_normal(&world)));
                mean += y[h][u][i] / (H * UNITS * PEOPLE);
                log_mean += log(y[h][u][i]) / (H * UNITS * PEOPLE);
                share += (y[h][u][i] < 0.5) / (double)(H * UNITS * PEOPLE);
            }
        }
    double median = quantile_of(all, n, 0.5, 2);
    Tally means = {0}, logs = {0}, medians = {0}, beta = {0}, wald = {0};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(402, b, STREAM_TEST);
        size_t row = 0;
        for (int h = 0; h < H; h++)
            for (int k = 0; k < 8; k++) {
                uint32_t u = stream_below(&stream, UNITS); /* with replacement: the variance formula's own world */
                for (int i = 0; i < 10; i++, row++) {
                    sampled[row] = y[h][u][stream_below(&stream, PEOPLE)];
                    low[row] = sampled[row] < 0.5;
                    weight[row] = 10;
                    stratum[row] = h;
                    unit[row] = k;
                }
            }
        Design design = {.rows = N, .weight = weight, .stages = 1, .stratum = {stratum}, .unit = {unit}, .order = order};
        Interval got, of_share;
        design_prepare(&design);
        EstimateStatus status = survey_mean(&design, sampled, NULL, 0.95, work, &got);
        count(&means, status, &got, mean);
        status = survey_quantile(&design, sampled, NULL, 0.5, 0.95, sorted, work, &got);
        count(&medians, status, &got, median);
        for (size_t i = 0; i < N; i++)
            sampled[i] = log(sampled[i]);
        status = survey_mean(&design, sampled, NULL, 0.95, work, &got);
        count(&logs, status, &got, log_mean);
        status = survey_mean(&design, low, NULL, 0.95, work, &got);
        count(&wald, status, &got, share);
        SurveyShare input = {got.point, got.standard_error, N, design.degrees_of_freedom, 0};
        status = survey_proportion(input, PROPORTION_BETA, 0.95, &of_share);
        count(&beta, status, &of_share, share);
    }
    say("survey mean, linearised t", logs, false);
    say("survey mean of skewed values, linearised t", means, true);
    say("survey median, Woodruff", medians, false);
    say("survey proportion, Korn-Graubard", beta, false);
    say("survey proportion, linearised t", wald, true);
}

static void
times(void)
{
    enum { N = 60 };
    double time[N], curve_time[N], share[N], greenwood[N];
    uint8_t event[N];
    uint32_t order[N];
    Tally median = {0}, at = {0}, plain = {0};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(501, b, STREAM_TEST);
        for (int i = 0; i < N; i++) {
            double life = stream_exponential(&stream), watched = 3 * stream_uniform(&stream);
            time[i] = fmin(life, watched);
            event[i] = life <= watched;
        }
        SurvivalCurve curve = {.time = curve_time, .share = share, .greenwood = greenwood};
        Interval got;
        survival_fit(time, event, N, order, &curve);
        EstimateStatus status = survival_quantile(&curve, 0.5, SURVIVAL_LOG_LOG, 0.95, &got);
        count(&median, status, &got, log(2));
        status = survival_at(&curve, 1.2, SURVIVAL_LOG_LOG, 0.95, &got);
        count(&at, status, &got, exp(-1.2));
        status = survival_at(&curve, 1.2, SURVIVAL_PLAIN, 0.95, &got);
        count(&plain, status, &got, exp(-1.2));
    }
    say("Kaplan-Meier median, log-log", median, false);
    say("Kaplan-Meier S(t), log-log", at, false);
    say("Kaplan-Meier S(t), plain", plain, false);
}

static void
shifts(void)
{
    enum { N = 25, M = 30 };
    static double work[140000];
    double x[N], y[N], before[M], after[M], scratch[M * M];
    Tally paired = {0}, two = {0}, gain = {0}, false_alarm = {0};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(601, b, STREAM_TEST);
        RankShift rank;
        PairedGain got;
        for (int i = 0; i < N; i++) {
            x[i] = 0.7 + stream_normal(&stream) * stream_exponential(&stream);
            y[i] = stream_normal(&stream);
        }
        EstimateStatus status = rank_paired(x, N, 0.95, work, &rank);
        count(&paired, status, &rank.shift, 0.7);
        for (int i = 0; i < N; i++)
            x[i] = 0.7 + stream_normal(&stream);
        status = rank_two_samples(x, N, y, N, 0.95, work, &rank);
        count(&two, status, &rank.shift, 0.7);
        for (int i = 0; i < M; i++) {
            before[i] = stream_normal(&stream);
            after[i] = before[i] + 0.4 + stream_uniform(&stream);
        }
        status = paired_gain(before, after, M, NAN, 0.95, scratch, &got);
        count(&gain, status, &got.gain, 0.9);
        Trend trend;
        double when[M];
        for (int i = 0; i < M; i++)
            when[i] = i;
        trend_mann_kendall(when, before, M, scratch, &trend);
        false_alarm.tried++;
        false_alarm.covered += trend.p > 0.05;
    }
    say("Hodges-Lehmann, pairs", paired, false);
    say("Hodges-Lehmann, two samples", two, false);
    say("paired gain, t", gain, false);
    say("Mann-Kendall, no alarm without a trend", false_alarm, false);
}

static void
areas(void)
{
    enum { M = 40 };
    double estimate[M], variance[M], x[2 * M], truth[M], predicted[M], mse[M];
    Tally tally = {0};
    for (size_t b = 0; b < replicates; b++) {
        Stream stream = stream_open(701, b, STREAM_TEST);
        AreaFit fit;
        for (int i = 0; i < M; i++) {
            x[2 * i] = 1;
            x[2 * i + 1] = i % 7;
            variance[i] = 0.4 + 0.03 * i;
            truth[i] = 1 + 0.5 * x[2 * i + 1] + stream_normal(&stream);
            estimate[i] = truth[i] + sqrt(variance[i]) * stream_normal(&stream);
        }
        AreaSample sample = {M, 2, estimate, variance, x};
        EstimateStatus status = small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit);
        for (int i = 0; i < M; i += 5) {
            double reach = 1.96 * sqrt(mse[i]);
            Interval got = {predicted[i], 0, predicted[i] - reach, predicted[i] + reach, 0.95, status, status};
            count(&tally, status, &got, truth[i]);
        }
    }
    say("small areas, Fay-Herriot, normal", tally, false);
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--long") == 0)
        replicates = 4000;
    printf("coverage of 95 %% intervals\n");
    shares();
    rates_and_differences();
    lists();
    chains();
    scale_up();
    surveys();
    times();
    shifts();
    areas();
    printf("%zu wrong\n", failures);
    return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
