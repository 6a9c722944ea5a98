/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/small_area.h"

#include <math.h>
#include <string.h>

#include "estimate/dense.h"

enum { MAX = SMALL_AREA_COLUMNS_MAX };

/* Weighted least squares at a variance between areas, and the sums that scoring needs. V = 1 / (between + variance). */
typedef struct AreaState {
    double q[MAX * MAX], beta[MAX];                       /* (X'VX)^-1 */
    double v1, v2, v3, squares1, squares2, trace1, trace2; /* sums of V, V^2, V^3; of V e^2, V^2 e^2; tr QX'V^2X, ... */
} AreaState;

static double
residual(const AreaSample *s, const AreaState *state, size_t i)
{
    double fitted = 0;
    for (size_t j = 0; j < s->columns; j++)
        fitted += s->x[i * s->columns + j] * state->beta[j];
    return s->estimate[i] - fitted;
}

/* sum of V^power x x' */
static void
cross_products(const AreaSample *s, double between, int power, double *out)
{
    size_t p = s->columns;
    memset(out, 0, p * p * sizeof *out);
    for (size_t i = 0; i < s->areas; i++) {
        double v = pow(between + s->variance[i], -power);
        for (size_t j = 0; j < p; j++)
            for (size_t k = 0; k < p; k++)
                out[j * p + k] += v * s->x[i * p + j] * s->x[i * p + k];
    }
}

static double
trace_of_product(const double *a, const double *b, size_t p)
{
    double trace = 0;
    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++)
            trace += a[i * p + j] * b[j * p + i];
    return trace;
}

static void
multiply(const double *a, const double *b, size_t p, double *out)
{
    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++) {
            out[i * p + j] = 0;
            for (size_t k = 0; k < p; k++)
                out[i * p + j] += a[i * p + k] * b[k * p + j];
        }
}

static EstimateStatus
fit_at(const AreaSample *s, double between, AreaState *state)
{
    size_t p = s->columns;
    double information[MAX * MAX], second[MAX * MAX], third[MAX * MAX], product[MAX * MAX], scale[MAX];
    cross_products(s, between, 1, information);
    memset(state->beta, 0, sizeof state->beta);
    for (size_t i = 0; i < s->areas; i++)
        for (size_t j = 0; j < p; j++)
            state->beta[j] += s->x[i * p + j] * s->estimate[i] / (between + s->variance[i]);
    if (dense_cholesky(information, p, 1e-12, scale) < p)
        return ESTIMATE_NOT_IDENTIFIABLE;
    dense_cholesky_solve(information, scale, p, state->beta);
    dense_cholesky_inverse(information, scale, p, state->q);
    cross_products(s, between, 2, second);
    cross_products(s, between, 3, third);
    multiply(state->q, second, p, product);
    state->trace1 = trace_of_product(state->q, second, p);
    state->trace2 = trace_of_product(product, product, p) - 2 * trace_of_product(state->q, third, p);
    state->v1 = state->v2 = state->v3 = state->squares1 = state->squares2 = 0;
    for (size_t i = 0; i < s->areas; i++) {
        double v = 1 / (between + s->variance[i]), e = residual(s, state, i);
        state->v1 += v;
        state->v2 += v * v;
        state->v3 += v * v * v;
        state->squares1 += v * e * e;
        state->squares2 += v * v * e * e;
    }
    return ESTIMATE_OK;
}

/* One step of Fisher scoring. With P = V - V X Q X'V: tr P = v1 - trace1 and tr PP = v2 + trace2. */
static double
scoring_step(const AreaSample *s, SmallAreaMethod method, const AreaState *state)
{
    double m = (double)s->areas, p = (double)s->columns;
    if (method == SMALL_AREA_FH)
        return (state->squares1 - (m - p)) / state->v1;
    if (method == SMALL_AREA_ML)
        return (state->squares2 - state->v1) / state->v2;
    return (state->squares2 - (state->v1 - state->trace1)) / (state->v2 + state->trace2);
}

static double
median_of(const double *x, size_t n)
{
    double best = NAN; /* n is small: the value with half of the others at or below it */
    for (size_t i = 0; i < n; i++) {
        size_t below = 0, equal = 0;
        for (size_t j = 0; j < n; j++) {
            below += x[j] < x[i];
            equal += !(fabs(x[j] - x[i]) > 0);
        }
        if (below <= n / 2 && below + equal > n / 2)
            best = x[i];
    }
    return best;
}

static void
predict(const AreaSample *s, SmallAreaMethod method, double between, const AreaState *state, double *predicted, double *mse)
{
    size_t p = s->columns;
    double m = (double)s->areas, v1 = state->v1, v2 = state->v2;
    double of_between = method == SMALL_AREA_FH ? 2 * m / (v1 * v1) : 2 / v2;
    double bias = method == SMALL_AREA_REML ? 0 : method == SMALL_AREA_ML ? -state->trace1 / v2 : 2 * (m * v2 - v1 * v1) / (v1 * v1 * v1);
    for (size_t i = 0; i < s->areas; i++) {
        const double *x = s->x + i * p;
        double d = s->variance[i], v = 1 / (between + d), b = d * v, leverage = 0;
        for (size_t j = 0; j < p; j++)
            for (size_t k = 0; k < p; k++)
                leverage += x[j] * state->q[j * p + k] * x[k];
        double e = residual(s, state, i);
        predicted[i] = s->estimate[i] - b * e;
        mse[i] = d * (1 - b) + b * b * leverage + 2 * b * b * v * of_between - bias * b * b;
    }
}

EstimateStatus
small_area_predict(const AreaSample *sample, SmallAreaMethod method, double *predicted, double *mse, AreaFit *out)
{
    AreaState state;
    memset(out, 0, sizeof *out);
    out->between = NAN;
    for (size_t i = 0; i < sample->areas; i++) {
        predicted[i] = mse[i] = NAN;
        if (!(sample->variance[i] > 0) || isinf(sample->variance[i]) || !isfinite(sample->estimate[i]))
            return ESTIMATE_BAD_INPUT;
    }
    if (sample->columns == 0 || sample->columns > MAX)
        return ESTIMATE_BAD_INPUT;
    if (sample->areas <= sample->columns + 2)
        return ESTIMATE_TOO_FEW;
    double between = median_of(sample->variance, sample->areas);
    EstimateStatus status = ESTIMATE_NOT_CONVERGED;
    for (out->iterations = 1; out->iterations <= 500; out->iterations++) {
        EstimateStatus fit = fit_at(sample, between, &state);
        if (fit != ESTIMATE_OK)
            return fit;
        double next = fmax(0, between + scoring_step(sample, method, &state)), moved = fabs(next - between);
        between = next;
        if (moved < 1e-10 * fmax(between, 1e-8)) {
            status = fit_at(sample, between, &state);
            break;
        }
    }
    if (status != ESTIMATE_OK)
        return status;
    out->between = between;
    for (size_t j = 0; j < sample->columns; j++) {
        out->beta[j] = state.beta[j];
        out->beta_error[j] = sqrt(state.q[j * sample->columns + j]);
    }
    predict(sample, method, between, &state, predicted, mse);
    return ESTIMATE_OK;
}
