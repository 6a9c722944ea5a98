/* SPDX-License-Identifier: Apache-2.0 */
/* With the labels' sizes taken off, "no overlap" becomes "not decreasing", which is isotonic regression. */
#include "reports/chart/spread.h"

#include <glib.h>
#include <math.h>

typedef struct Pool {
    double sum;
    size_t count;
} Pool;

static double
mean(const Pool *pool)
{
    return pool->sum / (double)pool->count;
}

bool
spread_labels(double *middle, const double *size, size_t count, double low, double high)
{
    g_autofree Pool *pools = g_new0(Pool, count + 1);
    double total = 0;
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        pools[n++] = (Pool){middle[i] - total - size[i] / 2, 1};
        total += size[i];
        while (n > 1 && mean(&pools[n - 2]) > mean(&pools[n - 1])) {
            pools[n - 2].sum += pools[n - 1].sum;
            pools[n - 2].count += pools[n - 1].count;
            n--;
        }
    }
    double before = 0;
    for (size_t p = 0, i = 0; p < n; p++) {
        double at = fmax(low, fmin(mean(&pools[p]), high - total));
        for (size_t k = 0; k < pools[p].count; k++, i++) {
            middle[i] = at + before + size[i] / 2;
            before += size[i];
        }
    }
    return total <= high - low + 0.01;
}
