/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/method.h"

#include <string.h>

static const Method *const methods[] = {
    &method_mse,  &method_two_lists, &method_schnabel, &method_closed, &method_rds,  &method_nsum, &method_survey,   &method_proportion, &method_paired,
    &method_rate, &method_aapor,     &method_km,       &method_rank, &method_gain, &method_quantile, &method_trend,      &method_kappa,
    &method_area};

static const RequestOption common[] = {
    {"data", "FILE", {"the table, a CSV file with a header line", "la tabla, un archivo CSV con encabezado"}},
    {"level", "NUMBER", {"level of intervals, 0.95", "nivel de los intervalos, 0.95"}},
    {"lang", "en|es", {"language of words", "idioma de las palabras"}},
};

const Method *
method_at(size_t i)
{
    return i < G_N_ELEMENTS(methods) ? methods[i] : NULL;
}

const Method *
method_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++)
        if (strcmp(name, methods[i]->name) == 0)
            return methods[i];
    return NULL;
}

const RequestOption *
method_common_options(size_t *n)
{
    *n = G_N_ELEMENTS(common);
    return common;
}

void
method_run(const Method *method, Request *request, int argc, char **argv, Answer *answer)
{
    RequestOption *all = request_memory(request, method->options + G_N_ELEMENTS(common), sizeof *all);
    memcpy(all, method->option, method->options * sizeof *all);
    memcpy(all + method->options, common, sizeof common);
    request->method = method->name;
    request->option = all;
    request->options = method->options + G_N_ELEMENTS(common);
    answer->source = method->source;
    answer->method = method->name;
    if (!request_take(request, argc, argv))
        return;
    const char *path = request_text(request, "data", NULL);
    if (path && !request->table && !(request->table = table_read(path, request->findings)))
        return;
    method->answer(request, answer);
}
