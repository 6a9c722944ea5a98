/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/rds_bootstrap.h"

#include <math.h>

#include "estimate/order.h"
#include "estimate/quantile.h"
#include "estimate/rds.h"
#include "estimate/stream.h"
#include "estimate/sum.h"

/* Rows from the seeds outwards; a row comes after its recruiter. */
static size_t
order_by_wave(const uint32_t *first, const uint32_t *child, size_t n, double *rows)
{
    size_t count = 0;
    for (uint32_t k = first[n]; k < first[n + 1]; k++)
        rows[count++] = child[k];
    for (size_t i = 0; i < count; i++) {
        size_t row = (size_t)rows[i];
        for (uint32_t k = first[row]; k < first[row + 1]; k++)
            rows[count++] = child[k];
    }
    return count;
}

/* Variance of a sum over k draws with replacement from k subtrees with expectations e and variances v. */
static double
variance_of_draws(const double *e, const double *v, const uint32_t *child, uint32_t from, uint32_t to)
{
    double sum = 0, squares = 0;
    for (uint32_t k = from; k < to; k++) {
        squares += v[child[k]] + e[child[k]] * e[child[k]];
        sum += e[child[k]];
    }
    return to > from ? squares - sum * sum / (to - from) : 0;
}

EstimateStatus
rds_bootstrap_linear(const Recruitment *sample, const double *weight, int32_t group, const uint32_t *first,
                     const uint32_t *child, double *work, double *standard_error)
{
    size_t n = sample->n;
    double *e = work, *v = work + n, *rows = work + 2 * n, total = 0, inside = 0;
    *standard_error = NAN;
    for (size_t i = 0; i < n; i++) {
        total += sample->group[i] >= 0 ? weight[i] : 0;
        inside += sample->group[i] == group ? weight[i] : 0;
    }
    if (!(total > 0) || first[n + 1] - first[n] == 0)
        return ESTIMATE_TOO_FEW;
    double p = inside / total;
    for (size_t k = order_by_wave(first, child, n, rows); k-- > 0;) {
        size_t i = (size_t)rows[k];
        e[i] = sample->group[i] < 0 ? 0 : weight[i] * ((sample->group[i] == group) - p) / total;
        for (uint32_t c = first[i]; c < first[i + 1]; c++)
            e[i] += e[child[c]];
        v[i] = variance_of_draws(e, v, child, first[i], first[i + 1]);
    }
    double variance = variance_of_draws(e, v, child, first[n], first[n + 1]);
    *standard_error = variance > 0 ? sqrt(variance) : (double)NAN;
    return variance > 0 ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
}

/* Words of a stream, fetched many at a time. */
typedef struct Words {
    Stream stream;
    uint32_t word[STREAM_WORDS];
    uint32_t used;
} Words;

static inline uint32_t
next_word(Words *words)
{
    if (words->used == STREAM_WORDS) {
        stream_words(&words->stream, words->word);
        words->used = 0;
    }
    return words->word[words->used++];
}

/* As stream_below(), of the same words. */
static inline uint32_t
below(Words *words, uint32_t n)
{
    uint64_t x = (uint64_t)next_word(words) * n;
    if ((uint32_t)x < n) {
        uint32_t threshold = (uint32_t)(-n) % n;
        while ((uint32_t)x < threshold)
            x = (uint64_t)next_word(words) * n;
    }
    return (uint32_t)(x >> 32);
}

/* Breadth first; only people with recruits of their own wait in the queue. Sums are products with 0 or 1 from a table,
 * since no branch on who was drawn can be predicted. */
static double
draw_tree(const Recruitment *sample, int32_t wanted, const RdsTree *tree, Words *words)
{
    static const double PART[2] = {0, 1};
    const uint32_t *first = tree->first, *child = tree->child;
    const int32_t *group = sample->group;
    const double *weight = tree->weight, *degree = sample->degree;
    uint32_t *queue = tree->queue;
    size_t end = 0;
    double inside = 0, total = 0;
    for (size_t at = 0, parent = sample->n;; parent = queue[at++]) {
        uint32_t from = first[parent], many = first[parent + 1] - from;
        if (end + many > tree->queue_length)
            return NAN;
        for (uint32_t k = 0; k < many; k++) {
            uint32_t i = child[from + below(words, many)];
            double w = weight ? weight[i] : 1 / degree[i];
            total += w * PART[group[i] >= 0];
            inside += w * PART[group[i] == wanted];
            queue[end] = i;
            end += first[i + 1] > first[i];
        }
        if (at == end)
            break;
    }
    return total > 0 ? inside / total : (double)NAN;
}

EstimateStatus
rds_bootstrap_tree(const Recruitment *sample, int32_t group, RdsTree tree, uint64_t seed, uint64_t first_replicate, size_t count,
                   double *out)
{
    size_t n = sample->n;
    if (n == 0 || tree.first[n + 1] - tree.first[n] == 0)
        return ESTIMATE_TOO_FEW;
    for (size_t b = 0; b < count; b++) {
        Words words = {.stream = stream_open(seed, first_replicate + b, STREAM_TREE), .used = STREAM_WORDS};
        out[b] = draw_tree(sample, group, &tree, &words);
    }
    return ESTIMATE_OK;
}

/* Rows of each group with cumulated degrees; start[g] is the group's first place. */
static size_t
sort_into_groups(const Recruitment *sample, uint64_t *cumulated, uint32_t *member, size_t *start)
{
    size_t known = 0;
    for (int32_t g = 0; g < sample->groups; g++) {
        uint64_t sum = 0;
        start[g] = known;
        for (size_t i = 0; i < sample->n; i++) {
            if (sample->group[i] != g)
                continue;
            sum += (uint64_t)sample->degree[i];
            cumulated[known] = sum;
            member[known++] = (uint32_t)i;
        }
    }
    start[sample->groups] = known;
    return known;
}

/* The next group of the chain, by the row of transition counts. */
static int32_t
next_group(const RdsChain *chain, int32_t group, Stream *stream)
{
    uint64_t row[RDS_GROUPS_MAX], sum = 0;
    for (int32_t b = 0; b < chain->groups; b++)
        row[b] = sum += (uint64_t)chain->transitions[group * chain->groups + b];
    return (int32_t)stream_pick(stream, row, (size_t)chain->groups);
}

EstimateStatus
rds_bootstrap_salganik(const Recruitment *sample, int32_t group, uint64_t *cumulated, uint32_t *member, uint64_t seed,
                       uint64_t first_replicate, size_t count, double *out)
{
    RdsChain chain;
    size_t start[RDS_GROUPS_MAX + 1], recruits = 0;
    EstimateStatus status = rds_chain(sample, &chain);
    if (status != ESTIMATE_OK)
        return status;
    size_t known = sort_into_groups(sample, cumulated, member, start);
    for (size_t i = 0; i < sample->n; i++)
        recruits += sample->recruiter[i] >= 0;
    for (size_t b = 0; b < count; b++) {
        Stream stream = stream_open(seed, first_replicate + b, STREAM_SALGANIK);
        int32_t g = sample->group[member[stream_below_64(&stream, known)]];
        double inside = 0, total = 0;
        for (size_t k = 0; k <= recruits; k++) {
            size_t place = start[g] + stream_pick(&stream, cumulated + start[g], start[g + 1] - start[g]);
            double w = 1 / sample->degree[member[place]];
            total += w;
            inside += g == group ? w : 0;
            g = next_group(&chain, g, &stream);
        }
        out[b] = inside / total;
    }
    return ESTIMATE_OK;
}

EstimateStatus
rds_bootstrap_interval(double *replicates, size_t n, double point, double level, Interval *out)
{
    size_t finite = 0;
    double mean, variance;
    *out = status_interval(ESTIMATE_DEGENERATE, level);
    for (size_t i = 0; i < n; i++)
        if (isfinite(replicates[i]))
            replicates[finite++] = replicates[i];
    out->point = point;
    sum_moments(replicates, finite, &mean, &variance);
    if (finite < 100 || finite * 10 < n * 9 || !(variance > 0))
        return ESTIMATE_DEGENERATE;
    order_values(replicates, finite);
    out->standard_error = sqrt(variance);
    out->lower = quantile_sorted(replicates, finite, 0.5 * (1 - level), 7);
    out->upper = quantile_sorted(replicates, finite, 0.5 * (1 + level), 7);
    out->lower_status = out->upper_status = ESTIMATE_OK;
    return ESTIMATE_OK;
}
