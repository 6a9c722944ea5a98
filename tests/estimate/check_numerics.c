/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/beta.h"
#include "estimate/dense.h"
#include "estimate/deviance.h"
#include "estimate/gamma.h"
#include "estimate/normal.h"
#include "estimate/order.h"
#include "estimate/stream.h"
#include "estimate/sum.h"

typedef struct Reference {
    const char *name;
    double a, b, c, value;
} Reference;

static const Reference reference[] = {
#include "tests/estimate/reference_values.inc"
};

static double
evaluate(const Reference *r)
{
    static const struct {
        const char *name;
        double (*one)(double);
        double (*two)(double, double);
        double (*three)(double, double, double);
    } functions[] = {
        {"normal_lower", normal_lower, NULL, NULL},
        {"normal_quantile", normal_quantile, NULL, NULL},
        {"stirling", deviance_stirling, NULL, NULL},
        {"deviance", NULL, deviance_poisson, NULL},
        {"gamma_lower", NULL, gamma_lower, NULL},
        {"gamma_upper", NULL, gamma_upper, NULL},
        {"gamma_lower_quantile", NULL, gamma_lower_quantile, NULL},
        {"gamma_upper_quantile", NULL, gamma_upper_quantile, NULL},
        {"chi_square_quantile", NULL, gamma_chi_square_quantile, NULL},
        {"poisson_lower", NULL, gamma_poisson_lower, NULL},
        {"poisson_upper", NULL, gamma_poisson_upper, NULL},
        {"poisson_mass", NULL, gamma_poisson_mass, NULL},
        {"student_upper", NULL, beta_student_upper, NULL},
        {"student_quantile", NULL, beta_student_quantile, NULL},
        {"beta_lower", NULL, NULL, beta_lower},
        {"beta_upper", NULL, NULL, beta_upper},
        {"beta_quantile", NULL, NULL, beta_quantile},
        {"snedecor_upper", NULL, NULL, beta_snedecor_upper},
        {"snedecor_quantile", NULL, NULL, beta_snedecor_quantile},
        {"binomial_lower", NULL, NULL, beta_binomial_lower},
        {"binomial_upper", NULL, NULL, beta_binomial_upper},
        {"binomial_mass", NULL, NULL, beta_binomial_mass},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(functions[i].name, r->name) != 0)
            continue;
        return functions[i].one ? functions[i].one(r->a)
               : functions[i].two ? functions[i].two(r->a, r->b)
                                  : functions[i].three(r->a, r->b, r->c);
    }
    return NAN;
}

START_TEST(distributions_reach_1e_12)
{
    size_t n = sizeof reference / sizeof *reference, wrong = 0;
    double worst = 0;
    for (size_t i = 0; i < n; i++) {
        double got = evaluate(&reference[i]), error = fabs(got / reference[i].value - 1);
        worst = error > worst ? error : worst;
        if (!(error <= 1e-12)) {
            printf("%s(%.17g, %.17g, %.17g): got %.17g, reference %.17g, ratio - 1 %.2e\n", reference[i].name, reference[i].a,
                   reference[i].b, reference[i].c, got, reference[i].value, got / reference[i].value - 1);
            wrong++;
        }
    }
    printf("%zu reference values, largest relative error %.2e\n", n, worst);
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_gt(n, 400);
}
END_TEST

START_TEST(quantiles_invert_and_edges_are_named)
{
    for (double p = 0.03; p < 1; p += 0.0625) {
        ck_assert_double_eq_tol(gamma_lower(3.7e8, gamma_lower_quantile(3.7e8, p)), p, 1e-9);
        ck_assert_double_eq_tol(beta_lower(beta_quantile(p, 2e8, 5e8), 2e8, 5e8), p, 1e-9);
        double k = gamma_poisson_quantile(p, 37.5), j = beta_binomial_quantile(p, 60, 0.35);
        ck_assert(gamma_poisson_lower(k, 37.5) >= p && gamma_poisson_lower(k - 1, 37.5) < p);
        ck_assert(beta_binomial_lower(j, 60, 0.35) >= p && beta_binomial_lower(j - 1, 60, 0.35) < p);
    }
    /* Both sides of the switch to the integrated tail agree. */
    ck_assert_double_eq_tol(gamma_upper(0.999e7, 0.9995e7) / gamma_upper(1.0000001e7, 1.0000001e7 + 5000.4), 1, 1e-2);
    ck_assert(isnan(normal_quantile(-0.1)) && isnan(gamma_lower(-1, 2)) && isnan(beta_lower(0.5, 0, 1)));
    ck_assert(isinf(normal_quantile(1)) && isinf(gamma_upper_quantile(2, 0)));
    ck_assert_double_eq(beta_quantile(0, 2, 3), 0);
    ck_assert_double_eq(beta_quantile(1, 2, 3), 1);
    ck_assert(isnan(normal_two_sided(1)) && isnan(beta_student_two_sided(0.95, 0)));
}
END_TEST

START_TEST(philox_answers_as_published)
{
    static const uint32_t question[3][6] = {{0},
                                            {~0u, ~0u, ~0u, ~0u, ~0u, ~0u},
                                            {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0}};
    static const uint32_t answer[3][4] = {{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
                                          {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
                                          {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}};
    for (int i = 0; i < 3; i++) {
        uint32_t out[4];
        stream_block(question[i], question[i] + 4, out);
        ck_assert_mem_eq(out, answer[i], sizeof out);
    }
}
END_TEST

START_TEST(draws_have_their_distribution)
{
    Stream stream = stream_open(7, 0, STREAM_TEST);
    uint64_t cumulated[4] = {1, 1, 4, 10}, seen[4] = {0};
    double sum = 0, square = 0, exponential = 0, normal = 0;
    enum { N = 200000 };
    for (int i = 0; i < N; i++) {
        seen[stream_pick(&stream, cumulated, 4)]++;
        double u = stream_uniform(&stream);
        ck_assert(u > 0 && u < 1);
        sum += u;
        square += u * u;
        exponential += stream_exponential(&stream);
        normal += pow(stream_normal(&stream), 2);
    }
    ck_assert_double_eq_tol(sum / N, 0.5, 0.004);
    ck_assert_double_eq_tol(square / N, 1.0 / 3, 0.004);
    ck_assert_double_eq_tol(exponential / N, 1, 0.012);
    ck_assert_double_eq_tol(normal / N, 1, 0.016);
    ck_assert_uint_eq(seen[1], 0);
    ck_assert_double_eq_tol((double)seen[0] / N, 0.1, 0.004);
    ck_assert_double_eq_tol((double)seen[3] / N, 0.6, 0.006);
    for (int i = 0; i < 1000; i++)
        ck_assert_uint_lt(stream_below_64(&stream, 1000000000000), 1000000000000);
}
END_TEST

START_TEST(binomial_draws_pass_chi_square)
{
    static const struct {
        uint64_t n;
        double p;
    } cases[] = {{12, 0.3}, {40, 0.9}, {200, 0.4}, {90000, 0.0004}};
    for (size_t c = 0; c < 4; c++) {
        Stream stream = stream_open(11, c, STREAM_TEST);
        static double seen[400];
        memset(seen, 0, sizeof seen);
        enum { N = 100000 };
        for (int i = 0; i < N; i++) {
            uint64_t k = stream_binomial(&stream, cases[c].n, cases[c].p);
            ck_assert_uint_lt(k, 400);
            seen[k]++;
        }
        double chi = 0, cells = -1, pooled = 0, pooled_seen = 0;
        for (int k = 0; k < 400; k++) {
            double expected = N * beta_binomial_mass(k, (double)cases[c].n, cases[c].p);
            if (expected < 5) {
                pooled += expected;
                pooled_seen += seen[k];
                continue;
            }
            chi += pow(seen[k] - expected, 2) / expected;
            cells++;
        }
        chi += pooled > 1 ? pow(pooled_seen - pooled, 2) / pooled : 0;
        ck_assert_msg(gamma_chi_square_upper(chi, cells) > 1e-4, "case %zu: chi-square %g on %g", c, chi, cells);
    }
}
END_TEST

START_TEST(replicates_never_share_words)
{
    Stream a = stream_open(1, 5, STREAM_MSE), b = stream_open(1, 5, STREAM_MSE), c = stream_open(1, 6, STREAM_MSE);
    for (int i = 0; i < 100; i++)
        ck_assert_uint_eq(stream_word(&a), stream_word(&b));
    ck_assert_uint_ne(stream_word(&a), stream_word(&c));
    Stream d = stream_open(0x123456789abcdef0, (uint64_t)7 << 32 | 5, STREAM_TREE);
    const uint32_t key[2] = {0x9abcdef0, 0x12345678};
    for (uint32_t block = 0; block < 11; block++) { /* the words are those of block after block */
        const uint32_t counter[4] = {block, 5, 7, STREAM_TREE};
        uint32_t out[4];
        stream_block(counter, key, out);
        for (int i = 0; i < 4; i++)
            ck_assert_uint_eq(stream_word(&d), out[i]);
    }
}
END_TEST

START_TEST(sums_and_systems)
{
    const double hard[] = {1, 1e100, 1, -1e100};
    ck_assert_double_eq(sum_of(hard, 4), 2);
    double mean, variance;
    const double offset[] = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
    sum_moments(offset, 4, &mean, &variance);
    ck_assert_double_eq(mean, 1e9 + 10);
    ck_assert_double_eq(variance, 30);
    double a[9] = {4, 0, 0, 2, 5, 0, 1, 3, 6}, scale[3], inverse[9], b[3] = {7, 10, 10};
    ck_assert_uint_eq(dense_cholesky(a, 3, 1e-12, scale), 3);
    dense_cholesky_solve(a, scale, 3, b); /* 4 2 1; 2 5 3; 1 3 6 times (1, 1, 1) */
    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol(b[i], 1, 1e-14);
    dense_cholesky_inverse(a, scale, 3, inverse);
    ck_assert_double_eq_tol(inverse[0], 21.0 / 67, 1e-14);
    ck_assert_double_eq_tol(dense_cholesky_inverse_first(a, scale, 3), inverse[0], 1e-14);
    double twice[4] = {1, 0, 2, 4};
    ck_assert_uint_eq(dense_cholesky(twice, 2, 1e-12, scale), 1);
    double general[4] = {0, 2, 3, 1}, right[2] = {4, 5}, singular[4] = {1, 2, 2, 4};
    ck_assert_int_eq(dense_solve(general, right, 2), ESTIMATE_OK);
    ck_assert_double_eq_tol(right[0], 1, 1e-15);
    ck_assert_double_eq_tol(right[1], 2, 1e-15);
    ck_assert_int_eq(dense_solve(singular, right, 2), ESTIMATE_NOT_IDENTIFIABLE);
}
END_TEST

static int
by_value(const void *context, uint32_t a, uint32_t b)
{
    const double *x = context;
    return (x[a] > x[b]) - (x[a] < x[b]);
}

START_TEST(sorting_sorts)
{
    enum { N = 5000 };
    static double x[N], y[N], z[N];
    static uint32_t rows[N];
    for (int shape = 0; shape < 5; shape++) {
        Stream stream = stream_open(3, (uint64_t)shape, STREAM_TEST);
        for (uint32_t i = 0; i < N; i++) {
            double random = stream_below(&stream, shape == 1 ? 3 : 100000);
            x[i] = y[i] = z[i] = shape == 2 ? i : shape == 3 ? N - i : shape == 4 ? (i % 2 ? i : N - i) : random;
            rows[i] = N - 1 - i;
        }
        order_values(x, N);
        for (size_t i = 1; i < N; i++)
            ck_assert(x[i - 1] <= x[i]);
        for (size_t k = 0; k < N; k += 613)
            ck_assert_double_eq(order_select(y, N, k), x[k]);
        order_rows(rows, N, by_value, z);
        for (size_t i = 0; i < N; i++)
            ck_assert_double_eq(z[rows[i]], x[i]);
        for (size_t i = 1; i < N; i++)
            ck_assert(z[rows[i - 1]] < z[rows[i]] || rows[i - 1] < rows[i]);
    }
}
END_TEST

/* Any keys, the ends of their range too; what has one key stands together, and sorting a second time changes nothing. */
START_TEST(keys_are_grouped)
{
    enum { N = 5000 };
    static int32_t key[N];
    static uint32_t rows[N];
    static uint8_t seen[N];
    for (int shape = 0; shape < 5; shape++) {
        Stream stream = stream_open(4, (uint64_t)shape, STREAM_TEST);
        for (uint32_t i = 0; i < N; i++) {
            uint32_t word = stream_word(&stream);
            key[i] = shape == 0 ? (int32_t)word : shape == 1 ? (int32_t)(word % 7) - 3 : shape == 2 ? (word % 2 ? INT32_MAX : INT32_MIN) : shape == 3 ? 5 : (int32_t)(word % 300);
            rows[i] = i;
            seen[i] = 0;
        }
        order_by_key(rows, N, key);
        for (size_t i = 0; i < N; i++) {
            ck_assert(i == 0 || key[rows[i - 1]] <= key[rows[i]]);
            ck_assert_int_eq(seen[rows[i]]++, 0);
        }
    }
}
END_TEST

START_TEST(many_words_are_the_same_words)
{
    Stream one = stream_open(99, 7, STREAM_TREE), many = one;
    uint32_t words[STREAM_WORDS];
    for (int block = 0; block < 5; block++) {
        stream_words(&many, words);
        for (size_t i = 0; i < STREAM_WORDS; i++)
            ck_assert_uint_eq(words[i], stream_word(&one));
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("estimate numerics");
    TCase *tests = tcase_create("all");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, distributions_reach_1e_12);
    tcase_add_test(tests, quantiles_invert_and_edges_are_named);
    tcase_add_test(tests, philox_answers_as_published);
    tcase_add_test(tests, draws_have_their_distribution);
    tcase_add_test(tests, binomial_draws_pass_chi_square);
    tcase_add_test(tests, replicates_never_share_words);
    tcase_add_test(tests, sums_and_systems);
    tcase_add_test(tests, sorting_sorts);
    tcase_add_test(tests, keys_are_grouped);
    tcase_add_test(tests, many_words_are_the_same_words);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
