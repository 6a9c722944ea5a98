/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/method.h"
#include "estimate/nsum.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/survey.h"

static const RequestOption nsum_options[] = {
    {"known", "FILE", {"CSV of known groups with columns group and size", "CSV de grupos conocidos con columnas group y size"}},
    {"hidden", "COL", {"people known of the hidden group", "personas conocidas del grupo oculto"}},
    {"population", "NUMBER", {"people in the whole", "personas en total"}},
    {"top-code", "NUMBER", {"largest answer that counts for known groups", "mayor respuesta que cuenta en grupos conocidos"}},
    {"weight", "COL", {"sampling weight", "peso muestral"}},
    {"stratum", "COL", {"stratum of the design", "estrato del diseño"}},
    {"unit", "COL", {"first-stage unit of the design", "unidad de primera etapa"}},
    {"degree-ratio", "NUMBER", {"mean degree of hidden members over all", "grado medio del grupo oculto sobre el de todos"}},
    {"true-positive", "NUMBER", {"share of a member's ties who know", "parte de los vínculos que lo sabe"}},
    {"replicates", "NUMBER", {"of the rescaled bootstrap, 0", "del bootstrap reescalado, 0"}},
    {"seed", "NUMBER", {"of the bootstrap, 1", "del bootstrap, 1"}},
};

static bool
read_known(const Request *request, KnownAnswers *known)
{
    g_autoptr(Table) groups = table_read(request_text(request, "known", ""), request->findings);
    if (!groups)
        return false;
    int name = table_column(groups, "group", request->findings), size = table_column(groups, "size", request->findings);
    if (name < 0 || size < 0)
        return false;
    double *sizes = request_memory(request, groups->rows, sizeof *sizes);
    double *answers = request_memory(request, request->table->rows * groups->rows, sizeof *answers);
    for (size_t k = 0; k < groups->rows; k++) {
        int column = table_column(request->table, table_cell(groups, k, name), request->findings);
        sizes[k] = table_number(groups, k, size, request->findings);
        for (size_t i = 0; column >= 0 && i < request->table->rows; i++)
            answers[i * groups->rows + k] = table_number(request->table, i, column, request->findings);
    }
    *known = (KnownAnswers){request->table->rows, groups->rows, answers, sizes, request_number(request, "population", 0, 1, 1e15),
                            request_number(request, "top-code", 0, 0, 1e9)};
    return !request_failed(request);
}

static void
add_design_based(const Request *request, const HiddenAnswers *hidden, double level, Answer *answer)
{
    size_t n = hidden->n, replicates = (size_t)request_number(request, "replicates", 0, 0, 1e7);
    double *weight = request_numbers(request, "weight"), *work = request_memory(request, n, sizeof *work), total = NAN;
    for (size_t i = 0; !weight && i < n; i++)
        work[i] = 1;
    double *ones = work;
    work = request_memory(request, n, sizeof *work);
    Design design = {.rows = n, .weight = weight ? weight : ones, .stages = 1, .stratum = {request_full_codes(request, "stratum")},
                     .unit = {request_full_codes(request, "unit")}, .order = request_memory(request, n, sizeof(uint32_t))};
    Interval got;
    if (request_failed(request))
        return;
    EstimateStatus status = design_prepare(&design);
    if (status == ESTIMATE_OK)
        status = nsum_linear(&design, hidden, work, &total);
    got = status_interval(status, level);
    if (status == ESTIMATE_OK)
        status = survey_interval(&design, work, total, level, &got);
    answer_add(answer, status, &got, "linearised t", "basic scale-up");
    if (status != ESTIMATE_OK || replicates == 0)
        return;
    UnitTotals totals = {.top = request_memory(request, n, sizeof(double)), .bottom = request_memory(request, n, sizeof(double)),
                         .fraction = request_memory(request, n, sizeof(double)), .first = request_memory(request, n + 1, sizeof(uint32_t))};
    double *out = request_memory(request, replicates, sizeof *out), *x = request_memory(request, n, sizeof *x);
    status = nsum_bootstrap(&design, hidden, work, x, &totals, (uint64_t)request_number(request, "seed", 1, 0, 9e15), 0, replicates,
                            request_memory(request, n, sizeof(uint32_t)), out);
    if (status == ESTIMATE_OK)
        status = rds_bootstrap_interval(out, replicates, total, level, &got);
    answer_add(answer, status, &got, "rescaled bootstrap percentiles", "basic scale-up");
}

static void
estimate_nsum(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "known", "hidden", "population", NULL};
    KnownAnswers known;
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9), generalized;
    if (!request_needs(request, needs) || !read_known(request, &known))
        return;
    double *degree = request_memory(request, known.n, sizeof *degree);
    HiddenAnswers hidden = {known.n, request_numbers(request, "hidden"), degree, request_numbers(request, "weight"), known.population};
    if (request_failed(request) || !hidden.answer)
        return;
    ScaleUp basic = {0}, plug_in = {0};
    EstimateStatus degrees = nsum_degrees(&known, known.groups, degree);
    EstimateStatus status = degrees == ESTIMATE_OK ? nsum_mle(&hidden, &basic) : degrees;
    if (status != ESTIMATE_OK) {
        answer_add_number(answer, status, NAN, "basic scale-up");
        return;
    }
    add_design_based(request, &hidden, level, answer);
    status = nsum_pimle(&hidden, &plug_in);
    answer_add_number(answer, status, plug_in.total, "plug-in scale-up");
    if (request_text(request, "degree-ratio", NULL) || request_text(request, "true-positive", NULL)) {
        status = nsum_generalized(basic.total, request_number(request, "degree-ratio", 1, 0, 1e6),
                                  request_number(request, "true-positive", 1, 0, 1), &generalized);
        answer_add_number(answer, status, generalized, "generalised scale-up");
    }
    answer_add_number(answer, ESTIMATE_OK, basic.killworth_se, "Killworth s.e.");
    answer_add_number(answer, ESTIMATE_OK, basic.sum_degree, "sum of degrees");
    answer_add_number(answer, ESTIMATE_OK, basic.connections, "connections");
    answer_note(answer, "respondents", "%zu used, %zu left out, %zu more without a degree for plug-in", basic.used, basic.left_out,
                plug_in.left_out - basic.left_out);
}

const Method method_nsum = {
    "nsum",
    {"size of a hidden group from whom people know", "tamaño de un grupo oculto por quiénes conoce la gente"},
    {"known and hidden groups are known alike, ties are seen from both ends, answers are right",
     "grupos conocidos y oculto se conocen por igual, vínculos visibles de ambos lados, respuestas correctas"},
    "Killworth et al. 1998; Feehan and Salganik 2016",
    nsum_options, G_N_ELEMENTS(nsum_options), estimate_nsum};
