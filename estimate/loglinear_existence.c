/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/loglinear.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 Wide;

/* Rows of the 0/1 design matrix over the kept cells that are positive (or, if not, over all kept cells). */
static size_t
fill_rows(Loglinear *work, bool positive_only)
{
    size_t rows = 0, p = work->kept_terms;
    for (uint32_t c = 1; c < work->cells; c++) {
        if (!work->kept[c] || (positive_only && !(work->y[c] > 0)))
            continue;
        for (size_t j = 0; j < p; j++)
            work->integers[rows * p + j] = (c & work->term[j]) == work->term[j];
        rows++;
    }
    return rows;
}

static int64_t
divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* row -= multiple of the pivot row, kept in whole numbers and divided by what its entries share. */
static bool
eliminate(int64_t *row, const int64_t *pivot_row, size_t pivot, size_t p)
{
    int64_t shared = divisor(row[pivot], pivot_row[pivot]);
    int64_t own = pivot_row[pivot] / shared, other = row[pivot] / shared, common = 0;
    for (size_t j = 0; j < p; j++) {
        Wide value = (Wide)row[j] * own - (Wide)pivot_row[j] * other;
        if (value > INT64_MAX || value < -INT64_MAX)
            return false;
        row[j] = (int64_t)value;
        common = divisor(common, row[j]);
    }
    for (size_t j = 0; common > 1 && j < p; j++)
        row[j] /= common;
    return true;
}

/* Reduces the rows to echelon form with zeros above and below each pivot; pivot_column[r] is the pivot of row r.
 * Exact; returns the rank, or SIZE_MAX should an entry leave 64 bits. */
static size_t
reduce(int64_t *a, size_t rows, size_t p, size_t *pivot_column)
{
    size_t rank = 0;
    for (size_t j = 0; j < p && rank < rows; j++) {
        size_t r = rank;
        while (r < rows && a[r * p + j] == 0)
            r++;
        if (r == rows)
            continue;
        for (size_t k = 0; r != rank && k < p; k++) {
            int64_t held = a[r * p + k];
            a[r * p + k] = a[rank * p + k];
            a[rank * p + k] = held;
        }
        for (size_t i = 0; i < rows; i++)
            if (i != rank && a[i * p + j] != 0 && !eliminate(a + i * p, a + rank * p, j, p))
                return SIZE_MAX;
        pivot_column[rank++] = j;
    }
    return rank;
}

/* Columns of the null space of the reduced rows, in work->basis [p x free]. */
static size_t
null_space(Loglinear *work, size_t rank, const size_t *pivot_column)
{
    size_t p = work->kept_terms, n_free = 0, next = 0;
    size_t d = p - rank;
    for (size_t j = 0; j < p; j++) {
        if (next < rank && pivot_column[next] == j) {
            next++;
            continue;
        }
        for (size_t k = 0; k < p; k++)
            work->basis[k * d + n_free] = k == j;
        for (size_t r = 0; r < rank; r++) {
            const int64_t *row = work->integers + r * p;
            work->basis[pivot_column[r] * d + n_free] = -(double)row[j] / (double)row[pivot_column[r]];
        }
        n_free++;
    }
    return d;
}

/* B = A_O W, one row a kept empty cell, with -w beside w since w is free: rows of 2 d entries. The last row is the
 * objective 1'B. */
static size_t
fill_tableau(Loglinear *work, size_t d)
{
    size_t rows = 0;
    double *objective = work->tableau + (size_t)HISTORY_CELLS_MAX * 2 * d;
    memset(objective, 0, 2 * d * sizeof *objective);
    for (uint32_t c = 1; c < work->cells; c++) {
        if (!work->kept[c] || work->y[c] > 0)
            continue;
        double *row = work->tableau + rows * 2 * d;
        for (size_t k = 0; k < d; k++) {
            double value = 0;
            for (size_t j = 0; j < work->kept_terms; j++)
                if ((c & work->term[j]) == work->term[j])
                    value += work->basis[j * d + k];
            row[k] = -value; /* -B w + slack = 0 */
            row[d + k] = value;
            objective[k] += value;
            objective[d + k] -= value;
        }
        rows++;
    }
    return rows;
}

static void
pivot_on(double *tableau, double *objective, size_t rows, size_t width, size_t leave, size_t enter)
{
    double *pivot_row = tableau + leave * width, pivot = pivot_row[enter];
    for (size_t k = 0; k < width; k++)
        pivot_row[k] /= pivot;
    pivot_row[enter] = 1 / pivot;
    for (size_t i = 0; i <= rows; i++) {
        double *row = i == rows ? objective : tableau + i * width, factor = row[enter];
        if (i == leave || !(fabs(factor) > 0))
            continue;
        for (size_t k = 0; k < width; k++)
            row[k] -= factor * pivot_row[k];
        row[enter] = -factor * pivot_row[enter];
    }
}

/* Whether some w has B w >= 0 and B w != 0: whether max 1'Bw subject to B w >= 0 is unbounded. All right-hand sides are
 * 0, so only directions matter. Bland's rule by the variables' numbers. */
static bool
has_direction(Loglinear *work, size_t rows, size_t d)
{
    size_t width = 2 * d;
    uint32_t basic[HISTORY_CELLS_MAX], other[2 * LOGLINEAR_TERMS_MAX];
    double *objective = work->tableau + (size_t)HISTORY_CELLS_MAX * width;
    for (size_t i = 0; i < rows; i++)
        basic[i] = (uint32_t)(width + i);
    for (size_t k = 0; k < width; k++)
        other[k] = (uint32_t)k;
    for (int step = 0; step < 100000; step++) {
        size_t enter = width, leave = rows;
        for (size_t k = 0; k < width; k++)
            if (objective[k] > 1e-9 && (enter == width || other[k] < other[enter]))
                enter = k;
        if (enter == width)
            return false;
        for (size_t i = 0; i < rows; i++)
            if (work->tableau[i * width + enter] > 1e-9 && (leave == rows || basic[i] < basic[leave]))
                leave = i;
        if (leave == rows)
            return true;
        pivot_on(work->tableau, objective, rows, width, leave, enter);
        uint32_t held = basic[leave];
        basic[leave] = other[enter];
        other[enter] = held;
    }
    return true;
}

static uint32_t
decide(Loglinear *work)
{
    size_t pivot_column[LOGLINEAR_TERMS_MAX], p = work->kept_terms;
    size_t rank = reduce(work->integers, fill_rows(work, true), p, pivot_column);
    if (rank == p)
        return 0;
    if (rank == SIZE_MAX)
        return 3;
    size_t d = null_space(work, rank, pivot_column);
    size_t rows = fill_tableau(work, d);
    uint32_t code = has_direction(work, rows, d) ? 1 : 0;
    rank = reduce(work->integers, fill_rows(work, false), p, pivot_column);
    return code + (rank < p || rank == SIZE_MAX ? 2 : 0);
}

/* Up to six lists, the empty cells and the terms each fit into the bits of one word, so the key is exact. */
static LoglinearAnswer *
look_up(Loglinear *work, const MseModel *model)
{
    uint64_t support = 0, terms = 0;
    for (uint32_t c = 1; c < work->cells; c++)
        support |= (uint64_t)(work->y[c] > 0) << c;
    for (uint32_t i = 0; i < model->terms; i++)
        terms |= (uint64_t)1 << model->term[i];
    uint64_t slot = (support * 0x9E3779B97F4A7C15u ^ terms * 0xC2B2AE3D27D4EB4Fu) >> 20;
    for (;; slot++) {
        LoglinearAnswer *answer = &work->cache[slot % LOGLINEAR_CACHE];
        if (answer->lists == 0) {
            *answer = (LoglinearAnswer){.support = support, .model = terms};
            return answer;
        }
        if (answer->lists == work->lists && answer->support == support && answer->model == terms)
            return answer;
    }
}

uint32_t
loglinear_existence(Loglinear *work, const MseModel *model)
{
    if (work->lists > 6)
        return decide(work);
    if (work->answers >= LOGLINEAR_CACHE / 2) {
        memset(work->cache, 0, sizeof work->cache);
        work->answers = 0;
    }
    LoglinearAnswer *answer = look_up(work, model);
    if (answer->lists == 0) {
        answer->code = (uint8_t)decide(work);
        answer->lists = (uint8_t)work->lists;
        work->answers++;
    }
    return answer->code;
}
