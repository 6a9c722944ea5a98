/* SPDX-License-Identifier: Apache-2.0 */
/* Rates, comparisons and small areas against published tables. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/aapor.h"
#include "estimate/agreement.h"
#include "estimate/paired.h"
#include "estimate/proportion.h"
#include "estimate/quantile.h"
#include "estimate/order.h"
#include "estimate/rank.h"
#include "estimate/rate.h"
#include "estimate/small_area.h"
#include "estimate/survival.h"
#include "estimate/trend.h"
#include "tests/estimate/fixture.h"

enum { N = 300 };

static size_t
response_rates(void)
{
    Fixture fixture = fixture_open("aapor_rates_overall");
    OutcomeRates rates;
    double e;
    aapor_eligibility(fixture_input(&fixture, "nrba.ER") + fixture_input(&fixture, "nrba.EN"), fixture_input(&fixture, "nrba.IE"), &e);
    fixture_is(&fixture, e, "nrba.e");
    Dispositions cases = {.complete = fixture_input(&fixture, "nrba.ER"),
                          .refusal = fixture_input(&fixture, "nrba.EN"),
                          .unknown_household = fixture_input(&fixture, "nrba.UE")};
    aapor_rates(cases, e, &rates);
    fixture_is(&fixture, rates.response[0], "nrba.RR1");
    fixture_is(&fixture, rates.response[2], "nrba.RR3");
    fixture_is(&fixture, rates.response[4], "nrba.RR5");
    fixture_leaves_out(&fixture, "nrba_str2s.", "the fixture holds neither the cases nor the weights behind these two");
    cases = (Dispositions){fixture_input(&fixture, "hand.I"),  fixture_input(&fixture, "hand.P"), fixture_input(&fixture, "hand.R"),
                           fixture_input(&fixture, "hand.NC"), fixture_input(&fixture, "hand.O"), fixture_input(&fixture, "hand.UH"),
                           fixture_input(&fixture, "hand.UO")};
    aapor_rates(cases, fixture_input(&fixture, "hand.e"), &rates);
    for (int k = 0; k < 6; k++)
        fixture_is(&fixture, rates.response[k], "hand.RR%d", k + 1);
    fixture_is(&fixture, rates.cooperation[0], "hand.COOP1");
    fixture_is(&fixture, rates.cooperation[2], "hand.COOP3");
    fixture_is(&fixture, rates.refusal[0], "hand.REF1");
    fixture_is(&fixture, rates.contact[0], "hand.CON1");
    return fixture_close(&fixture);
}

static size_t
proportions(void)
{
    typedef EstimateStatus (*Method)(uint64_t, uint64_t, double, Interval *);
    static const struct {
        const char *name;
        Method method;
        int both;
    } methods[] = {{"wilson", proportion_wilson, 1},
                   {"wilsoncc", proportion_wilson_corrected, 1},
                   {"cp", proportion_clopper_pearson, 1},
                   {"midp", proportion_mid_p, 1},
                   {"jeffreys", proportion_jeffreys, 0}};
    Fixture fixture = fixture_open("prop_single_newcombe");
    Interval got;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        for (int k = methods[i].both ? 0 : 1; k < 2; k++) {
            methods[i].method(k ? 0 : 15, k ? 20 : 148, 0.95, &got);
            fixture_is(&fixture, got.lower, "%s.%s.lo", methods[i].name, k ? "0/20" : "15/148");
            fixture_is(&fixture, got.upper, "%s.%s.hi", methods[i].name, k ? "0/20" : "15/148");
        }
    size_t failed = fixture_close(&fixture);
    static const uint64_t pairs[3][4] = {{5, 56, 0, 29}, {56, 70, 48, 80}, {0, 10, 0, 10}};
    fixture = fixture_open("prop_diff_newcombe");
    for (int i = 0; i < 3; i++) {
        const uint64_t *p = pairs[i];
        char name[40];
        proportion_difference(p[0], p[1], p[2], p[3], 0.95, &got);
        snprintf(name, sizeof name, "%d/%d-%d/%d", (int)p[0], (int)p[1], (int)p[2], (int)p[3]);
        fixture_is(&fixture, got.lower, "%s.lo", name);
        fixture_is(&fixture, got.upper, "%s.hi", name);
    }
    failed += fixture_close(&fixture);
    fixture = fixture_open("prop_paired_difference");
    proportion_paired_tango((PairedCells){53, 16, 8, 9}, 0.95, &got);
    fixture_is(&fixture, got.lower, "tango.16v8of86.lo");
    fixture_is(&fixture, got.upper, "tango.16v8of86.hi");
    proportion_paired_tango((PairedCells){1, 1, 7, 12}, 0.95, &got);
    fixture_is(&fixture, got.lower, "tango.1v7of21.lo");
    fixture_is(&fixture, got.upper, "tango.1v7of21.hi");
    proportion_paired((PairedCells){1, 1, 7, 12}, 0.95, &got);
    fixture_is(&fixture, got.lower, "newcombe10.1_1_7_12.lo");
    fixture_is(&fixture, got.upper, "newcombe10.1_1_7_12.hi");
    return failed + fixture_close(&fixture);
}

typedef struct Lung {
    double time[N], curve_time[N], share[N], greenwood[N];
    uint8_t event[N], group[N];
    uint32_t order[N];
    size_t n;
} Lung;

/* The people of one sex, or all for 0. */
static SurvivalCurve
fit_lung(const FixtureTable *table, int sex, Lung *lung)
{
    lung->n = 0;
    for (size_t i = 0; i < table->rows; i++) {
        int own = (int)fixture_number(table, i, fixture_column(table, "sex"));
        if (sex != 0 && own != sex)
            continue;
        lung->time[lung->n] = fixture_number(table, i, fixture_column(table, "time"));
        lung->group[lung->n] = own == 1;
        lung->event[lung->n++] = (int)fixture_number(table, i, fixture_column(table, "status")) == 2;
    }
    SurvivalCurve curve = {.time = lung->curve_time, .share = lung->share, .greenwood = lung->greenwood};
    survival_fit(lung->time, lung->event, lung->n, lung->order, &curve);
    return curve;
}

static void
compare_median(Fixture *fixture, const SurvivalCurve *curve, SurvivalBand band, const char *prefix)
{
    Interval median;
    survival_quantile(curve, 0.5, band, 0.95, &median);
    fixture_is(fixture, (double)curve->n, "%s.n.start", prefix);
    fixture_is(fixture, (double)curve->events, "%s.events", prefix);
    fixture_is(fixture, median.point, "%s.median", prefix);
    fixture_is(fixture, median.lower, "%s.0.95LCL", prefix);
    fixture_is(fixture, median.upper, "%s.0.95UCL", prefix);
}

static size_t
survival(void)
{
    static const double times[] = {100, 365, 730};
    static Lung lung;
    Fixture fixture = fixture_open("km_lung");
    for (int sex = 1; sex <= 2; sex++) {
        SurvivalCurve curve = fit_lung(fixture.table, sex, &lung);
        char prefix[60];
        snprintf(prefix, sizeof prefix, "lung.sex.log.sex=%d", sex);
        compare_median(&fixture, &curve, SURVIVAL_LOG, prefix);
        snprintf(prefix, sizeof prefix, "lung.sex.loglog.sex=%d", sex);
        compare_median(&fixture, &curve, SURVIVAL_LOG_LOG, prefix);
        for (int k = 0; k < 3; k++) {
            Interval got;
            survival_at(&curve, times[k], SURVIVAL_LOG_LOG, 0.95, &got);
            fixture_is(&fixture, got.point, "S(%.0f)[sex=%d]", times[k], sex);
            fixture_is(&fixture, got.standard_error, "se(%.0f)[sex=%d]", times[k], sex);
            fixture_is(&fixture, got.lower, "loglog_lo(%.0f)[sex=%d]", times[k], sex);
            fixture_is(&fixture, got.upper, "loglog_hi(%.0f)[sex=%d]", times[k], sex);
        }
    }
    SurvivalCurve curve = fit_lung(fixture.table, 0, &lung);
    compare_median(&fixture, &curve, SURVIVAL_PLAIN, "lung.all.plain.all");
    LogRank test;
    survival_log_rank(lung.time, lung.event, lung.group, lung.n, lung.order, &test);
    fixture_is(&fixture, test.chi_square, "logrank.chisq");
    fixture_is(&fixture, test.observed, "logrank.observed1");
    fixture_is(&fixture, test.expected, "logrank.expected1");
    return fixture_close(&fixture);
}

static size_t
quantiles(void)
{
    static const int types[] = {2, 6, 7, 8};
    static const char *const shares[] = {"0", "0.1", "0.25", "0.5", "0.75", "0.9", "1"};
    Fixture fixture = fixture_open("quantile_types");
    double x[20], sorted[20];
    size_t n = fixture_inputs(&fixture, "x", x, 20);
    memcpy(sorted, x, sizeof sorted);
    order_values(sorted, n);
    for (int t = 0; t < 4; t++)
        for (int k = 0; k < 7; k++) {
            double got = quantile_of(x, n, atof(shares[k]), types[t]);
            fixture.failed += fabs(got - quantile_sorted(sorted, n, atof(shares[k]), types[t])) > 0;
            fixture_is(&fixture, got, "type%d.q%s", types[t], shares[k]);
        }
    return fixture_close(&fixture);
}

static size_t
ranks(void)
{
    static double work[140000];
    Fixture fixture = fixture_open("hodges_lehmann");
    double a[20], b[20], d[20];
    RankShift got;
    size_t n = fixture_inputs(&fixture, "depression.before", a, 20);
    fixture_inputs(&fixture, "depression.after", b, 20);
    for (size_t i = 0; i < n; i++)
        d[i] = a[i] - b[i]; /* the file's statistic is of before - after, its shift of after - before */
    rank_paired(d, n, 0.95, work, &got);
    fixture_is(&fixture, got.statistic, "depression.V");
    fixture_is(&fixture, got.p_greater, "depression.p_greater");
    fixture_is(&fixture, -got.shift.point, "depression.HL");
    fixture_is(&fixture, -got.shift.upper, "depression.lo95");
    fixture_is(&fixture, -got.shift.lower, "depression.hi95");
    size_t m = fixture_inputs(&fixture, "placenta.x", a, 20);
    n = fixture_inputs(&fixture, "placenta.y", b, 20);
    rank_two_samples(a, m, b, n, 0.95, work, &got);
    fixture_is(&fixture, got.statistic, "placenta.W");
    fixture_is(&fixture, got.p_greater, "placenta.p_greater");
    fixture_is(&fixture, got.shift.point, "placenta.HL");
    fixture_is(&fixture, got.shift.lower, "placenta.lo95");
    fixture_is(&fixture, got.shift.upper, "placenta.hi95");
    return fixture_close(&fixture);
}

static size_t
gain(void)
{
    Fixture fixture = fixture_open("paired_gain_sleep");
    double pre[20], post[20], work[20];
    size_t n = fixture_inputs(&fixture, "pre", pre, 20);
    fixture_inputs(&fixture, "post", post, 20);
    PairedGain got;
    paired_gain(post, pre, n, NAN, 0.95, work, &got); /* the file's difference is pre - post */
    fixture_is(&fixture, (double)got.n, "n");
    fixture_is(&fixture, got.gain.point, "mean_diff");
    fixture_is(&fixture, got.t, "t");
    fixture_is(&fixture, (double)got.n - 1, "df");
    fixture_is(&fixture, got.p, "p");
    fixture_is(&fixture, got.gain.lower, "lo95");
    fixture_is(&fixture, got.gain.upper, "hi95");
    fixture_is(&fixture, got.effect, "cohen_dz");
    return fixture_close(&fixture);
}

static size_t
counts(void)
{
    Fixture fixture = fixture_open("poisson_exact");
    Interval got;
    double p;
    rate_poisson(0, 1, 0.95, &got);
    fixture_is(&fixture, got.lower, "x0.lo");
    fixture_is(&fixture, got.upper, "x0.hi");
    rate_poisson(10, 1, 0.95, &got);
    fixture_is(&fixture, got.lower, "x10.lo");
    fixture_is(&fixture, got.upper, "x10.hi");
    rate_poisson(137, 24.19893, 0.95, &got);
    fixture_is(&fixture, got.lower, "nickel_SMR_137_of_24.19893.lo");
    fixture_is(&fixture, got.upper, "nickel_SMR_137_of_24.19893.hi");
    rate_ratio(11, 800, 21, 3011, 0.95, &got, &p);
    fixture_is(&fixture, got.point, "fredericia.ratio");
    fixture_is(&fixture, got.lower, "fredericia.lo");
    fixture_is(&fixture, got.upper, "fredericia.hi");
    fixture_is(&fixture, p, "fredericia.p");
    return fixture_close(&fixture);
}

static size_t
raters(void)
{
    Fixture fixture = fixture_open("fleiss_kappa_diagnoses");
    double table[N * 5] = {0};
    FleissKappa got;
    for (size_t i = 0; i < fixture.table->rows; i++)
        for (size_t j = 0; j < fixture.table->columns; j++)
            table[i * 5 + (size_t)fixture_number(fixture.table, i, j) - 1]++;
    agreement_fleiss(table, fixture.table->rows, 5, &got);
    fixture_is(&fixture, got.kappa, "kappa");
    fixture_is(&fixture, got.z, "z");
    fixture_is(&fixture, got.observed, "P_bar");
    fixture_is(&fixture, got.expected, "P_e");
    for (int j = 0; j < 5; j++)
        fixture_is(&fixture, got.category[j], "kappa_cat%d", j + 1);
    return fixture_close(&fixture);
}

static size_t
trends(void)
{
    static double time[N], x[N], work[N * N];
    Fixture fixture = fixture_open("mann_kendall_precip");
    size_t n = fixture.table->rows;
    Trend got;
    for (size_t i = 0; i < n; i++) {
        time[i] = fixture_number(fixture.table, i, 0);
        x[i] = fixture_number(fixture.table, i, 1);
    }
    trend_mann_kendall(time, x, n, work, &got);
    fixture_is(&fixture, got.s, "S");
    fixture_is(&fixture, got.variance, "varS");
    fixture_is(&fixture, got.tau, "tau");
    fixture_is(&fixture, got.p, "p");
    fixture_is(&fixture, got.slope, "sen_slope");
    return fixture_close(&fixture);
}

static size_t
areas(void)
{
    static double estimate[N], variance[N], x[N * 8], predicted[N], mse[N];
    Fixture fixture = fixture_open("fay_herriot_milk");
    size_t n = fixture.table->rows, columns = 0;
    AreaFit fit;
    for (size_t i = 0; i < n; i++) {
        size_t major = (size_t)fixture_number(fixture.table, i, fixture_column(fixture.table, "MajorArea"));
        columns = major > columns ? major : columns;
    }
    for (size_t i = 0; i < n; i++) {
        size_t major = (size_t)fixture_number(fixture.table, i, fixture_column(fixture.table, "MajorArea"));
        estimate[i] = fixture_number(fixture.table, i, fixture_column(fixture.table, "yi"));
        variance[i] = pow(fixture_number(fixture.table, i, fixture_column(fixture.table, "SD")), 2);
        for (size_t j = 0; j < columns; j++)
            x[i * columns + j] = j == 0 || major == j + 1;
    }
    AreaSample sample = {n, columns, estimate, variance, x};
    fixture.failed += small_area_predict(&sample, SMALL_AREA_REML, predicted, mse, &fit) != ESTIMATE_OK;
    fixture_is(&fixture, fit.between, "reml.sigma2u");
    fixture_is(&fixture, fit.beta[0], "reml.beta1");
    for (int i = 0; i < 10; i++) {
        fixture_is(&fixture, predicted[i], "area%d.eblup", i + 1);
        fixture_is(&fixture, mse[i], "area%d.mse", i + 1);
    }
    return fixture_close(&fixture);
}

int
main(void)
{
    fixture_folder();
    size_t failed = response_rates() + proportions() + survival() + quantiles() + ranks() + gain() + counts() + raters() + trends() +
                    areas();
    printf("rates and comparisons: %zu wrong\n", failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
