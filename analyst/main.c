/* SPDX-License-Identifier: Apache-2.0 */
/* hito-estimate METHOD --option value ...: one method, one table, one answer. */
#include <stdlib.h>
#include <string.h>

#include "analyst/method.h"

static void
print_methods(Language language)
{
    puts(language == LANGUAGE_ES ? "uso: hito-estimate MÉTODO --opción valor ... [--json]\n     hito-estimate MÉTODO --help\n"
                                 : "usage: hito-estimate METHOD --option value ... [--json]\n       hito-estimate METHOD --help\n");
    const Method *method;
    for (size_t i = 0; (method = method_at(i)); i++)
        printf("  %-12s %s\n", method->name, method->purpose[language]);
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
    size_t n;
    const RequestOption *common = method_common_options(&n);
    print_options(method->option, method->options, language);
    print_options(common, n, language);
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

/* The answer is printed only when nothing was refused. */
static void
run(const Method *method, Request *request, int argc, char **argv)
{
    Answer answer;
    answer_init(&answer);
    method_run(method, request, argc, argv, &answer);
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
    const Method *method = argc > 1 ? method_find(argv[1]) : NULL;
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
