/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "analyst/histories.h"
#include "analyst/method.h"
#include "estimate/closed_population.h"
#include "estimate/recapture.h"

static const RequestOption closed_options[] = {
    {"lists", "COL,COL", {"columns of 0 and 1, one an occasion; all but the count", "columnas de 0 y 1, una por ocasión; todas menos la cuenta"}},
    {"count", "COL", {"people of each row; without it a row is a person", "personas de cada fila; sin ella una fila es una persona"}},
    {"heterogeneity", "WORD", {"none|chao|poisson2|darroch|gamma3.5", "none|chao|poisson2|darroch|gamma3.5"}},
    {"by-occasion", "WORD", {"yes|no: each occasion has its own chance", "yes|no: cada ocasión tiene su probabilidad"}},
    {"ignore", "WORD", {"a history such as 111111 that does not count", "una historia como 111111 que no cuenta"}},
};

/* "011" for occasions 2 and 3; 0 for anything that is not such a word. */
static uint32_t
read_ignored(const Request *request, uint32_t lists)
{
    const char *text = request_text(request, "ignore", "");
    uint32_t history = 0, place = 0;
    for (; text[place] == '0' || text[place] == '1'; place++)
        history |= place < lists && text[place] == '1' ? 1u << place : 0;
    if (*text != '\0' && (text[place] != '\0' || place != lists || history == 0))
        finding_add(request->findings, 603, "", 0, "ignore", "0101...", NULL);
    return history;
}

static void
estimate_closed(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", NULL}, *const yes[] = {"yes", "no", NULL};
    static const char *const kinds[] = {"none", "chao", "poisson2", "darroch", "gamma3.5", NULL};
    HistoryTable table;
    int kind = request_choice(request, "heterogeneity", kinds), by_occasion = request_choice(request, "by-occasion", yes);
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
    if (!request_needs(request, needs) || kind < 0 || by_occasion < 0 || !histories_read(request, &table))
        return;
    ClosedModel model = {by_occasion == 0, (Heterogeneity)kind, read_ignored(request, table.lists)};
    if (request_failed(request))
        return;
    ClosedFit fit;
    EstimateStatus status = closed_population_fit(&table, model, true, level, request_memory(request, 1, sizeof(ClosedWork)), &fit);
    answer_add(answer, status, &fit.profile, "profile", "total, multinomial");
    answer_add_number(answer, isnan(fit.total) ? status : ESTIMATE_OK, fit.total, "total, Poisson");
    answer_add_number(answer, isnan(fit.aic) ? status : ESTIMATE_OK, fit.aic, "aic");
    uint64_t seen[2] = {0};
    for (uint32_t c = 1; c < 1u << table.lists; c++)
        if (__builtin_popcount(c) < 3)
            seen[__builtin_popcount(c) - 1] += table.count[c];
    Interval bound;
    status = recapture_chao(history_total(&table), seen[0], seen[1], level, &bound);
    answer_add(answer, status, &bound, "lognormal", "Chao's lower bound");
    answer_note(answer, "model", "M%s%s, heterogeneity %s", model.by_occasion ? "t" : "", kind > 0 ? "h" : model.by_occasion ? "" : "0",
                kinds[kind]);
}

const Method method_closed = {
    "closed",
    {"size of a closed population from occasions, with heterogeneity", "tamaño de una población cerrada por ocasiones, con heterogeneidad"},
    {"closed population, independent occasions, heterogeneity of the form named",
     "población cerrada, ocasiones independientes, heterogeneidad de la forma dicha"},
    "Baillargeon and Rivest 2007; Rivest and Baillargeon 2014; Chao 1987",
    closed_options, G_N_ELEMENTS(closed_options), estimate_closed};
