/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/histories.h"
#include "analyst/method.h"
#include "estimate/mse.h"
#include "estimate/mse_bootstrap.h"
#include "estimate/recapture.h"

enum { RANKED_MAX = 40000 };

static const RequestOption mse_options[] = {
    {"lists", "COL,COL", {"columns of 0 and 1, one a list; all but the count", "columnas de 0 y 1, una por lista; todas menos la cuenta"}},
    {"count", "COL", {"people of each row; without it a row is a person", "personas de cada fila; sin ella una fila es una persona"}},
    {"rule", "RULE", {"main|stepwise|bic|aic|pairs|model", "main|stepwise|bic|aic|pairs|model"}},
    {"model", "[12,3]", {"generators by list number, for --rule model", "generadores por número de lista, para --rule model"}},
    {"threshold", "NUMBER", {"p below which a pair is added, 0.02", "p por debajo de la cual se agrega un par, 0.02"}},
    {"order", "NUMBER", {"largest interactions that are ranked, 2", "mayores interacciones que se comparan, 2"}},
    {"top", "NUMBER", {"models of the ranking that a replicate may choose, all", "modelos que una réplica puede elegir, todos"}},
    {"interval", "KIND", {"lognormal|profile|bca", "lognormal|profile|bca"}},
    {"replicates", "NUMBER", {"of the bootstrap, 10000", "del bootstrap, 10000"}},
    {"seed", "NUMBER", {"of the bootstrap, 1", "del bootstrap, 1"}},
};

static char *
model_text(const MseModel *model)
{
    GString *text = g_string_new("[");
    for (uint32_t i = 0; i < model->terms; i++) {
        g_string_append(text, i > 0 ? "," : "");
        for (int list = 0; list < HISTORY_LISTS_MAX; list++)
            if (model->term[i] >> list & 1)
                g_string_append_printf(text, "%d", list + 1);
    }
    return g_string_free(g_string_append(text, model->terms > 0 ? "]" : "main effects]"), FALSE);
}

/* Chooses the model by the rule that was asked for. */
static EstimateStatus
choose(const Request *request, const HistoryTable *table, int rule_word, Loglinear *work, MseRule *rule)
{
    static const char *const unknown = "[12,3]";
    MseFit fit;
    size_t n = 0, top = (size_t)request_number(request, "top", RANKED_MAX, 1, RANKED_MAX);
    rule->kind = MSE_RULE_MODEL;
    if (rule_word == 1) {
        rule->kind = MSE_RULE_STEPWISE;
        rule->threshold = request_number(request, "threshold", 0.02, 0, 1);
        return mse_stepwise(table, rule->threshold, 0.95, work, &rule->model, &fit);
    }
    if (rule_word == 2 || rule_word == 3) {
        MseRanked *ranked = request_memory(request, RANKED_MAX, sizeof *ranked);
        rule->kind = MSE_RULE_RANKED;
        rule->criterion = rule_word == 2 ? MSE_BIC : MSE_AIC;
        EstimateStatus status = mse_rank(table, rule->criterion, (uint32_t)request_number(request, "order", 2, 2, 5), work, ranked,
                                         RANKED_MAX, &n);
        rule->ranked = ranked;
        rule->models = MIN(n, top);
        if (n > 0)
            rule->model = ranked[0].model;
        return status;
    }
    if (rule_word == 4)
        rule->model = mse_model_all_pairs(table->lists);
    if (rule_word == 5 && mse_model_parse(request_text(request, "model", ""), table->lists, &rule->model) != ESTIMATE_OK)
        finding_add(request->findings, 603, "", 0, "model", unknown, NULL);
    return ESTIMATE_OK;
}

static EstimateStatus
bca(const Request *request, const HistoryTable *table, const MseRule *rule, double level, Loglinear *work, Interval *out,
    Answer *answer)
{
    size_t n = (size_t)request_number(request, "replicates", 10000, 100, 1e7);
    uint64_t seed = (uint64_t)request_number(request, "seed", 1, 0, 9e15);
    double *estimates = request_memory(request, n, sizeof *estimates), limits[2];
    const double levels[2] = {0.5 * (1 - level), 0.5 * (1 + level)};
    MseBca parts;
    EstimateStatus status = mse_bootstrap_range(table, rule, seed, 0, n, work, estimates);
    if (status == ESTIMATE_OK)
        status = mse_bootstrap_bca(table, rule, estimates, n, levels, 2, work, limits, &parts);
    out->lower_status = out->upper_status = status;
    out->lower = out->upper = NAN;
    answer_note(answer, "seed", "%" G_GUINT64_FORMAT ", %zu replicates", seed, n);
    if (status != ESTIMATE_OK)
        return status;
    out->lower = limits[0];
    out->upper = limits[1];
    out->lower_status = isfinite(limits[0]) ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
    out->upper_status = isfinite(limits[1]) ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
    answer_note(answer, "bca", "z0 %.6g, acceleration %.6g, %zu replicates without an estimate", parts.bias, parts.acceleration,
                parts.dropped);
    return ESTIMATE_OK;
}

static void
estimate_mse(const Request *request, Answer *answer)
{
    static const char *const rules[] = {"stepwise", "main", "bic", "aic", "pairs", "model", NULL};
    static const int word[] = {1, 0, 2, 3, 4, 5};
    static const char *const kinds[] = {"lognormal", "profile", "bca", NULL}, *const needs[] = {"data", NULL};
    HistoryTable table;
    int rule_word = request_choice(request, "rule", rules), kind = request_choice(request, "interval", kinds);
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
    if (!request_needs(request, needs) || rule_word < 0 || kind < 0 || !histories_read(request, &table))
        return;
    Loglinear *work = request_memory(request, 1, sizeof *work);
    MseRule rule = {0};
    MseFit fit;
    EstimateStatus status = choose(request, &table, word[rule_word], work, &rule);
    if (status == ESTIMATE_OK)
        status = mse_fit(&table, &rule.model, level, work, &fit);
    Interval got = status_interval(status, level);
    if (status == ESTIMATE_OK)
        got = (Interval){fit.total, fit.se_total, fit.lower, fit.upper, level, ESTIMATE_OK, ESTIMATE_OK};
    if (status == ESTIMATE_OK && kind == 1)
        status = mse_profile(&table, &rule.model, level, work, &got);
    if (status == ESTIMATE_OK && kind == 2)
        status = bca(request, &table, &rule, level, work, &got, answer);
    g_autofree char *model = model_text(&rule.model);
    answer_add(answer, status, &got, kinds[kind], "total");
    if (status == ESTIMATE_OK) {
        answer_add_number(answer, ESTIMATE_OK, fit.dark, "unseen");
        answer_add_number(answer, ESTIMATE_OK, fit.deviance, "deviance");
        answer_add_number(answer, ESTIMATE_OK, fit.aic, "aic");
        answer_add_number(answer, ESTIMATE_OK, fit.bic, "bic");
        answer_note(answer, "terms at minus infinity", "%u", fit.removed);
    }
    answer_add_number(answer, ESTIMATE_OK, (double)history_total(&table), "observed");
    answer_note(answer, "rule", "%s", rules[rule_word]);
    answer_note(answer, "model", "%s", model);
}

static const RequestOption two_options[] = {
    {"n1", "NUMBER", {"people on the first list", "personas en la primera lista"}},
    {"n2", "NUMBER", {"people on the second list", "personas en la segunda lista"}},
    {"both", "NUMBER", {"people on both", "personas en ambas"}},
};

static void
estimate_two_lists(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"n1", "n2", "both", NULL};
    if (!request_needs(request, needs))
        return;
    TwoLists lists = {(uint64_t)request_number(request, "n1", 0, 0, 9e15), (uint64_t)request_number(request, "n2", 0, 0, 9e15),
                      (uint64_t)request_number(request, "both", 0, 0, 9e15)};
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9), petersen, bailey;
    Interval log_normal, normal;
    EstimateStatus status = recapture_chapman(lists, level, &log_normal, &normal);
    answer_add(answer, status, &log_normal, "lognormal", "chapman");
    answer_add(answer, status, &normal, "normal", "chapman");
    status = recapture_petersen(lists, &petersen);
    answer_add_number(answer, status, petersen, "petersen");
    status = recapture_bailey(lists, &bailey);
    answer_add_number(answer, status, bailey, "bailey");
}

static const RequestOption schnabel_options[] = {
    {"caught", "COL", {"people in each sample", "personas en cada muestra"}},
    {"recaptured", "COL", {"of them, marked before", "de ellas, marcadas antes"}},
    {"returned", "COL", {"marked and returned", "marcadas y devueltas"}},
};

static void
estimate_schnabel(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "caught", "recaptured", "returned", NULL};
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
    if (!request_needs(request, needs))
        return;
    SampleSeries series = {request->table->rows, request_numbers(request, "caught"), request_numbers(request, "recaptured"),
                           request_numbers(request, "returned")};
    if (request_failed(request))
        return;
    Interval got;
    EstimateStatus status = recapture_schnabel(&series, 0, level, &got);
    answer_add(answer, status, &got, "poisson", "schnabel");
    status = recapture_schnabel(&series, 1, level, &got);
    answer_add(answer, status, &got, "poisson", "schnabel-chapman");
    status = recapture_schumacher(&series, level, &got);
    answer_add(answer, status, &got, "t", "schumacher-eschmeyer");
}

const Method method_mse = {
    "mse",
    {"size of a population from overlapping lists", "tamaño de una población por listas que se cruzan"},
    {"closed population, right matching, dependence between lists as modelled",
     "población cerrada, cruces correctos, dependencia entre listas como en el modelo"},
    "Chan, Silverman and Vincent 2021; Fienberg and Rinaldo 2012",
    mse_options, G_N_ELEMENTS(mse_options), estimate_mse};

const Method method_two_lists = {
    "two-lists",
    {"size of a population from two lists", "tamaño de una población por dos listas"},
    {"closed population, independent lists, right matching", "población cerrada, listas independientes, cruces correctos"},
    "Chapman 1951; Seber 1982; Chao 1987",
    two_options, G_N_ELEMENTS(two_options), estimate_two_lists};

const Method method_schnabel = {
    "schnabel",
    {"size of a population from repeated samples", "tamaño de una población por muestras repetidas"},
    {"closed population, equal chances within a sample, no marks lost",
     "población cerrada, igual probabilidad en cada muestra, ninguna marca perdida"},
    "Schnabel 1938; Schumacher and Eschmeyer 1943",
    schnabel_options, G_N_ELEMENTS(schnabel_options), estimate_schnabel};
