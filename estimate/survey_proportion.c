/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "estimate/beta.h"
#include "estimate/survey.h"

static double
expit(double x)
{
    return 1 / (1 + exp(-x));
}

/* 2 n [p log(p/q) + (1-p) log((1-p)/(1-q))], falling on (0, p), rising on (p, 1). */
static double
likelihood_ratio(double p, double n, double q)
{
    return 2 * n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)));
}

static double
likelihood_root(double p, double n, double height, double outside)
{
    double inside = p;
    for (int i = 0; i < 200; i++) {
        double middle = 0.5 * (inside + outside);
        if (likelihood_ratio(p, n, middle) < height)
            inside = middle;
        else
            outside = middle;
    }
    return 0.5 * (inside + outside);
}

static void
clopper_pearson(double p, double n, double level, Interval *out)
{
    double tail = 0.5 * (1 - level);
    out->lower = p > 0 ? beta_quantile(tail, n * p, n * (1 - p) + 1) : 0;
    out->upper = p < 1 ? beta_upper_quantile(tail, n * p + 1, n * (1 - p)) : 1;
}

static void
limits(SurveyShare input, ProportionKind kind, double level, double t, Interval *out)
{
    double p = input.share, se = input.standard_error, product = p * (1 - p), n = product / (se * se);
    double reach, centre, scale;
    switch (kind) {
    case PROPORTION_MEAN:
        out->lower = p - t * se;
        out->upper = p + t * se;
        return;
    case PROPORTION_LOGIT:
        out->lower = expit(log(p / (1 - p)) - t * se / product);
        out->upper = expit(log(p / (1 - p)) + t * se / product);
        return;
    case PROPORTION_ASIN:
        reach = t * se / (2 * sqrt(product));
        out->lower = pow(sin(fmax(asin(sqrt(p)) - reach, 0)), 2);
        out->upper = pow(sin(fmin(asin(sqrt(p)) + reach, 1.57079632679489661923)), 2);
        return;
    case PROPORTION_BETA:
        scale = beta_student_two_sided(level, input.rows - 1) / t;
        clopper_pearson(p, n * scale * scale, level, out);
        return;
    case PROPORTION_WILSON:
        centre = p + t * t / (2 * n);
        reach = t / (2 * n) * sqrt(4 * n * product + t * t);
        out->lower = (centre - reach) / (1 + t * t / n);
        out->upper = (centre + reach) / (1 + t * t / n);
        return;
    case PROPORTION_LIKELIHOOD:
        out->lower = likelihood_root(p, n, t * t, 0); /* F(level, 1, df) = t^2 */
        out->upper = likelihood_root(p, n, t * t, 1);
        return;
    }
}

/* Beyond what doubles can hold there is no interval. */
static EstimateStatus
checked(Interval *out)
{
    if (isfinite(out->lower) && isfinite(out->upper))
        return ESTIMATE_OK;
    out->lower = out->upper = NAN;
    out->lower_status = out->upper_status = ESTIMATE_DEGENERATE;
    return ESTIMATE_DEGENERATE;
}

EstimateStatus
survey_proportion(SurveyShare input, ProportionKind kind, double level, Interval *out)
{
    *out = status_interval(ESTIMATE_BAD_INPUT, level);
    if (!(input.share >= 0 && input.share <= 1) || !(input.standard_error >= 0) || !(level > 0 && level < 1) || !(input.rows > 0))
        return ESTIMATE_BAD_INPUT;
    out->point = input.share;
    out->standard_error = input.standard_error;
    out->lower_status = out->upper_status = ESTIMATE_OK;
    if (!(input.share > 0 && input.share < 1 && input.standard_error > 0)) {
        if (input.design_effect > 0 && !(input.share > 0 && input.share < 1)) {
            clopper_pearson(input.share, input.rows / input.design_effect, level, out);
            return checked(out);
        }
        out->lower_status = out->upper_status = ESTIMATE_DEGENERATE;
        return ESTIMATE_DEGENERATE;
    }
    if (!(input.degrees_of_freedom > 0) || (kind == PROPORTION_BETA && !(input.rows > 1))) {
        out->lower_status = out->upper_status = ESTIMATE_TOO_FEW;
        return ESTIMATE_TOO_FEW;
    }
    limits(input, kind, level, beta_student_two_sided(level, input.degrees_of_freedom), out);
    return checked(out);
}
