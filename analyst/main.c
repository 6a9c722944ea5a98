/* SPDX-License-Identifier: Apache-2.0 */
/* hito-estimate METHOD --option value ...: one method, one table, one answer. */
#include <stdlib.h>
#include <string.h>

#include "analyst/method.h"

static const Method *const methods[] = {
    &method_mse,  &method_two_lists, &method_schnabel, &method_closed, &method_rds,  &method_nsum, &method_survey,   &method_proportion, &method_paired,
    &method_rate, &method_aapor,     &method_km,       &method_rank, &method_gain, &method_quantile, &method_trend,      &method_kappa,
    &method_area};

static const RequestOption common[] = {
    {"data", "FILE", {"the table, a CSV file with a header line", "la tabla, un archivo CSV con encabezado"}},
    {"level", "NUMBER", {"level of intervals, 0.95", "nivel de los intervalos, 0.95"}},
    {"lang", "en|es", {"language of words", "idioma de las palabras"}},
};

static void
print_methods(Language language)
{
    puts(language == LANGUAGE_ES ? "uso: hito-estimate MÉTODO --opción valor ... [--json]\n     hito-estimate MÉTODO --help\n"
                                 : "usage: hito-estimate METHOD --option value ... [--json]\n       hito-estimate METHOD --help\n");
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++)
        printf("  %-12s %s\n", methods[i]->name, methods[i]->purpose[language]);
}

static void
print_options(const RequestOption *option, size_t n, Language language)
{
    for (size_t i = 0; i < n; i++)
        printf("  --%-18s %-8s %s\n", option[i].name, option[i].placeholder, option[i].meaning[language]);
}

static void
print_help(const Method *method, Language language)
{
    printf("hito-estimate %s: %s\n\n%s: %s\n%s: %s\n\n", method->name, method->purpose[language],
           language == LANGUAGE_ES ? "supone" : "assumes", method->assumes[language],
           language == LANGUAGE_ES ? "fuente" : "source", method->source);
    print_options(method->option, method->options, language);
    print_options(common, G_N_ELEMENTS(common), language);
    printf("  --%-18s %-8s %s\n", "json", "", language == LANGUAGE_ES ? "para programas" : "for programs");
}

static Language
find_language(int argc, char **argv)
{
    Language language = LANGUAGE_EN;
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], "--lang") == 0)
            language_parse(argv[i + 1], &language);
    return language;
}

static bool
wants_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0)
            return true;
    return false;
}

/* Runs the method; the answer is printed only when nothing was refused. */
static void
run(const Method *method, Request *request, int argc, char **argv)
{
    RequestOption all[REQUEST_OPTIONS_MAX + G_N_ELEMENTS(common)];
    memcpy(all, method->option, method->options * sizeof *all);
    memcpy(all + method->options, common, sizeof common);
    request->method = method->name;
    request->option = all;
    request->options = method->options + G_N_ELEMENTS(common);
    if (!request_take(request, argc, argv))
        return;
    const char *path = request_text(request, "data", NULL);
    if (path && !(request->table = table_read(path, request->findings)))
        return;
    Answer answer;
    answer_init(&answer);
    answer.source = method->source;
    answer.method = method->name;
    method->answer(request, &answer);
    if (!request_failed(request))
        answer_print(&answer, request->json, request->language, stdout);
    if (!request_failed(request) && !answer_is_whole(&answer))
        finding_add(request->findings, 611, "", 0, method->name, NULL);
    answer_clear(&answer);
}

int
main(int argc, char **argv)
{
    Language language = find_language(argc, argv);
    const Method *method = NULL;
    for (size_t i = 0; argc > 1 && i < G_N_ELEMENTS(methods); i++)
        if (strcmp(argv[1], methods[i]->name) == 0)
            method = methods[i];
    if (wants_help(argc, argv)) {
        if (method)
            print_help(method, language);
        else
            print_methods(language);
        return EXIT_SUCCESS;
    }
    Request request = {.language = language, .findings = finding_list_new(), .memory = g_ptr_array_new_with_free_func(g_free)};
    if (method)
        run(method, &request, argc - 2, argv + 2);
    else
        finding_add(request.findings, 602, "", 0, argc > 1 ? argv[1] : "", NULL);
    finding_list_print(request.findings, language, stderr);
    int status = finding_list_exit_status(request.findings);
    table_free(request.table);
    g_ptr_array_unref(request.memory);
    finding_list_free(request.findings);
    return status;
}
