/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/order.h"

static void
swap_values(double *x, size_t i, size_t j)
{
    double held = x[i];
    x[i] = x[j];
    x[j] = held;
}

static void
insert_values(double *x, size_t low, size_t high)
{
    for (size_t i = low + 1; i < high; i++) {
        double value = x[i];
        size_t j = i;
        for (; j > low && x[j - 1] > value; j--)
            x[j] = x[j - 1];
        x[j] = value;
    }
}

/* Splits [low, high) around the median of three; returns the first index of the right part. */
static size_t
split_values(double *x, size_t low, size_t high)
{
    size_t middle = low + (high - low) / 2;
    if (x[middle] < x[low])
        swap_values(x, middle, low);
    if (x[high - 1] < x[low])
        swap_values(x, high - 1, low);
    if (x[high - 1] < x[middle])
        swap_values(x, high - 1, middle);
    double pivot = x[middle];
    size_t i = low, j = high - 1;
    for (;;) {
        while (x[i] < pivot)
            i++;
        while (x[j] > pivot)
            j--;
        if (i >= j)
            return j + 1;
        swap_values(x, i++, j--);
    }
}

static void
heap_values(double *x, size_t n)
{
    for (size_t start = n / 2, end = n; end > 1;) {
        if (start > 0)
            start--;
        else
            swap_values(x, 0, --end);
        size_t root = start, child;
        while ((child = 2 * root + 1) < end) {
            if (child + 1 < end && x[child] < x[child + 1])
                child++;
            if (!(x[root] < x[child]))
                break;
            swap_values(x, root, child);
            root = child;
        }
    }
}

static void
quick_values(double *x, size_t low, size_t high, int depth)
{
    while (high - low > 16) {
        if (depth-- == 0) {
            heap_values(x + low, high - low);
            return;
        }
        size_t cut = split_values(x, low, high);
        if (cut - low < high - cut) {
            quick_values(x, low, cut, depth);
            low = cut;
        } else {
            quick_values(x, cut, high, depth);
            high = cut;
        }
    }
    insert_values(x, low, high);
}

void
order_values(double *x, size_t n)
{
    size_t i = 1;
    while (i < n && x[i - 1] <= x[i])
        i++;
    if (i < n)
        quick_values(x, 0, n, 96);
}

double
order_select(double *x, size_t n, size_t k)
{
    size_t low = 0, high = n;
    for (int depth = 96; high - low > 16 && depth > 0; depth--) {
        size_t cut = split_values(x, low, high);
        if (k < cut)
            high = cut;
        else
            low = cut;
    }
    if (high - low > 16)
        heap_values(x + low, high - low);
    else
        insert_values(x, low, high);
    return x[k];
}

typedef struct RowOrder {
    uint32_t *rows;
    int (*compare)(const void *context, uint32_t a, uint32_t b);
    const void *context;
} RowOrder;

static int
before(const RowOrder *order, uint32_t a, uint32_t b)
{
    int sign = order->compare(order->context, a, b);
    return sign < 0 || (sign == 0 && a < b);
}

static void
sift(const RowOrder *order, size_t root, size_t end)
{
    uint32_t *rows = order->rows, held = rows[root];
    for (size_t child; (child = 2 * root + 1) < end; root = child) {
        if (child + 1 < end && before(order, rows[child], rows[child + 1]))
            child++;
        if (!before(order, held, rows[child]))
            break;
        rows[root] = rows[child];
    }
    rows[root] = held;
}

void
order_rows(uint32_t *rows, size_t n, int (*compare)(const void *context, uint32_t a, uint32_t b), const void *context)
{
    RowOrder order = {rows, compare, context};
    size_t i = 1;
    while (i < n && before(&order, rows[i - 1], rows[i]))
        i++;
    if (i >= n)
        return;
    for (size_t start = n / 2; start-- > 0;)
        sift(&order, start, n);
    for (size_t end = n - 1; end > 0; end--) {
        uint32_t held = rows[0];
        rows[0] = rows[end];
        rows[end] = held;
        sift(&order, 0, end);
    }
}
