/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "analyst/method.h"
#include "estimate/aapor.h"
#include "estimate/proportion.h"
#include "estimate/rate.h"

#define COUNT(request, name) ((uint64_t)request_number(request, name, 0, 0, 4e15))

static double
level_of(const Request *request)
{
    return request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
}

static const RequestOption proportion_options[] = {
    {"x", "NUMBER", {"how many", "cuántos"}},
    {"n", "NUMBER", {"of how many", "de cuántos"}},
    {"x2", "NUMBER", {"the same of a second sample: difference", "lo mismo de otra muestra: diferencia"}},
    {"n2", "NUMBER", {"of how many there", "de cuántos allí"}},
    {"interval", "KIND", {"wilson|wilson-corrected|clopper-pearson|mid-p|jeffreys|agresti-coull|wald",
                          "wilson|wilson-corrected|clopper-pearson|mid-p|jeffreys|agresti-coull|wald"}},
};

static void
estimate_proportion(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"x", "n", NULL};
    static const char *const kinds[] = {"wilson",   "wilson-corrected", "clopper-pearson", "mid-p", "jeffreys", "agresti-coull", "wald", NULL};
    static EstimateStatus (*const methods[])(uint64_t, uint64_t, double, Interval *) = {
        proportion_wilson,   proportion_wilson_corrected, proportion_clopper_pearson, proportion_mid_p,
        proportion_jeffreys, proportion_agresti_coull,    proportion_wald};
    int kind = request_choice(request, "interval", kinds);
    if (!request_needs(request, needs) || kind < 0)
        return;
    Interval got;
    EstimateStatus status = methods[kind](COUNT(request, "x"), COUNT(request, "n"), level_of(request), &got);
    answer_add(answer, status, &got, kinds[kind], "proportion");
    if (!request_text(request, "n2", NULL))
        return;
    status = methods[kind](COUNT(request, "x2"), COUNT(request, "n2"), level_of(request), &got);
    answer_add(answer, status, &got, kinds[kind], "proportion 2");
    status = proportion_difference(COUNT(request, "x"), COUNT(request, "n"), COUNT(request, "x2"), COUNT(request, "n2"),
                                   level_of(request), &got);
    answer_add(answer, status, &got, "newcombe", "difference");
}

static const RequestOption paired_options[] = {
    {"yes-yes", "NUMBER", {"people with yes before and after", "personas con sí antes y después"}},
    {"yes-no", "NUMBER", {"yes before, no after", "sí antes, no después"}},
    {"no-yes", "NUMBER", {"no before, yes after", "no antes, sí después"}},
    {"no-no", "NUMBER", {"no before and after", "no antes y después"}},
};

static void
estimate_paired(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"yes-yes", "yes-no", "no-yes", "no-no", NULL};
    if (!request_needs(request, needs))
        return;
    PairedCells cells = {COUNT(request, "yes-yes"), COUNT(request, "yes-no"), COUNT(request, "no-yes"), COUNT(request, "no-no")};
    Interval got;
    EstimateStatus status = proportion_paired(cells, level_of(request), &got);
    answer_add(answer, status, &got, "newcombe 10", "before - after");
    status = proportion_paired_tango(cells, level_of(request), &got);
    answer_add(answer, status, &got, "tango", "before - after");
}

static const RequestOption rate_options[] = {
    {"events", "NUMBER", {"events", "sucesos"}},
    {"exposure", "NUMBER", {"person-time, 1", "tiempo-persona, 1"}},
    {"events2", "NUMBER", {"events to compare with", "sucesos con los que se compara"}},
    {"exposure2", "NUMBER", {"their exposure, 1", "su exposición, 1"}},
};

static void
estimate_rate(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"events", NULL};
    if (!request_needs(request, needs))
        return;
    Interval got;
    double p, exposure = request_number(request, "exposure", 1, 1e-300, 1e300), second = request_number(request, "exposure2", 1, 1e-300, 1e300);
    EstimateStatus status = rate_poisson(COUNT(request, "events"), exposure, level_of(request), &got);
    answer_add(answer, status, &got, "exact Poisson", "rate");
    if (!request_text(request, "events2", NULL))
        return;
    status = rate_ratio(COUNT(request, "events"), exposure, COUNT(request, "events2"), second, level_of(request), &got, &p);
    answer_add(answer, status, &got, "exact", "ratio");
    answer_add_number(answer, isnan(p) ? status : ESTIMATE_OK, p, "p of a ratio of 1");
}

static const RequestOption aapor_options[] = {
    {"complete", "NUMBER", {"complete interviews", "entrevistas completas"}},
    {"partial", "NUMBER", {"partial interviews", "entrevistas parciales"}},
    {"refusal", "NUMBER", {"refusals and break-offs", "rechazos y abandonos"}},
    {"non-contact", "NUMBER", {"non-contacts", "sin contacto"}},
    {"other", "NUMBER", {"other eligible", "otros elegibles"}},
    {"unknown-household", "NUMBER", {"unknown if a household", "no se sabe si es hogar"}},
    {"unknown-other", "NUMBER", {"unknown, other", "no se sabe, otros"}},
    {"e", "NUMBER", {"share of unknown cases that is eligible; must be documented", "parte elegible de los desconocidos; debe documentarse"}},
};

static void
estimate_aapor(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"complete", NULL};
    OutcomeRates rates;
    if (!request_needs(request, needs))
        return;
    double e = request_number(request, "e", NAN, 0, 1), part[7];
    for (int k = 0; k < 7; k++)
        part[k] = request_number(request, aapor_options[k].name, 0, 0, 1e15);
    Dispositions cases = {part[0], part[1], part[2], part[3], part[4], part[5], part[6]};
    EstimateStatus status = aapor_rates(cases, e, &rates);
    for (int k = 0; k < 6; k++)
        if (!isnan(rates.response[k]) || status != ESTIMATE_OK)
            answer_add_number(answer, status, rates.response[k], "RR%d", k + 1);
    for (int k = 0; k < 4; k++)
        answer_add_number(answer, isnan(rates.cooperation[k]) ? ESTIMATE_DOES_NOT_EXIST : status, rates.cooperation[k], "COOP%d", k + 1);
    for (int k = 0; k < 3; k++)
        if (!isnan(rates.refusal[k]))
            answer_add_number(answer, status, rates.refusal[k], "REF%d", k + 1);
    for (int k = 0; k < 3; k++)
        if (!isnan(rates.contact[k]))
            answer_add_number(answer, status, rates.contact[k], "CON%d", k + 1);
    answer_note(answer, "e", isnan(e) ? "not given: rates that need it are left out" : "%g", e);
}

const Method method_proportion = {
    "proportion", {"a proportion, or the difference of two", "una proporción, o la diferencia de dos"},
    {"a simple random sample; independent samples for a difference", "muestra aleatoria simple; muestras independientes para la diferencia"},
    "Wilson 1927; Clopper and Pearson 1934; Newcombe 1998", proportion_options, G_N_ELEMENTS(proportion_options), estimate_proportion};

const Method method_paired = {
    "paired", {"a proportion before and after, of the same people", "una proporción antes y después, de las mismas personas"},
    {"everybody is asked twice", "a cada persona se le pregunta dos veces"}, "Newcombe 1998; Tango 1998",
    paired_options, G_N_ELEMENTS(paired_options), estimate_paired};

const Method method_rate = {
    "rate", {"events per exposure, or the ratio of two rates", "sucesos por exposición, o la razón de dos tasas"},
    {"events come independently at a constant rate", "sucesos independientes a tasa constante"}, "Garwood 1936; Clopper and Pearson 1934",
    rate_options, G_N_ELEMENTS(rate_options), estimate_rate};

const Method method_aapor = {
    "aapor", {"response, cooperation, refusal and contact rates", "tasas de respuesta, cooperación, rechazo y contacto"},
    {"final dispositions of every case", "disposición final de cada caso"}, "AAPOR, Standard Definitions, 10th edition 2023",
    aapor_options, G_N_ELEMENTS(aapor_options), estimate_aapor};
