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

enum { DIGITS = 256, FEW_ROWS = 32 };

static void
insert_by_key(uint32_t *rows, size_t n, const int32_t *key)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t row = rows[i];
        size_t j = i;
        for (; j > 0 && (key[rows[j - 1]] > key[row] || (key[rows[j - 1]] == key[row] && rows[j - 1] > row)); j--)
            rows[j] = rows[j - 1];
        rows[j] = row;
    }
}

/* The highest eight bits of the span in which the keys differ, so that few different keys take one pass. */
static unsigned
shift_of(uint32_t span)
{
    unsigned shift = 0;
    while (span >> shift >= DIGITS)
        shift++;
    return shift;
}

/* Each row is moved once, straight into the next free place of its digit. */
void
order_by_key(uint32_t *rows, size_t n, const int32_t *key)
{
    if (n <= FEW_ROWS) {
        insert_by_key(rows, n, key);
        return;
    }
    int32_t least = key[rows[0]], most = least;
    for (size_t i = 1; i < n; i++) {
        least = key[rows[i]] < least ? key[rows[i]] : least;
        most = key[rows[i]] > most ? key[rows[i]] : most;
    }
    if (least == most)
        return;
    unsigned shift = shift_of((uint32_t)most - (uint32_t)least);
    size_t end[DIGITS] = {0}, next[DIGITS];
    for (size_t i = 0; i < n; i++)
        end[((uint32_t)key[rows[i]] - (uint32_t)least) >> shift]++;
    for (size_t digit = 0, sum = 0; digit < DIGITS; digit++) {
        next[digit] = sum;
        end[digit] = sum += end[digit];
    }
    for (size_t digit = 0; digit < DIGITS; digit++) {
        while (next[digit] < end[digit]) {
            uint32_t row = rows[next[digit]];
            for (size_t to; (to = ((uint32_t)key[row] - (uint32_t)least) >> shift) != digit;) {
                uint32_t displaced = rows[next[to]];
                rows[next[to]++] = row;
                row = displaced;
            }
            rows[next[digit]++] = row;
        }
    }
    for (size_t digit = 0, from = 0; shift > 0 && digit < DIGITS; from = end[digit++])
        order_by_key(rows + from, end[digit] - from, key);
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
