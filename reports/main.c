/* SPDX-License-Identifier: Apache-2.0 */
/* hito-report: a publication to a PDF, or to the text of one of the stages between. It reads nothing else. */
#include <errno.h>
#include <string.h>

#include "core/document/publication_read.h"
#include "reports/compose/compose.h"
#include "reports/draw/draw.h"
#include "reports/finish/finish.h"
#include "reports/layout/layout.h"
#include "reports/page/block_dump.h"
#include "reports/page/block_stretch.h"
#include "reports/page/page_dump.h"
#include "reports/page/page_lint.h"

#define MOST_LONGER 200 /* percent */

/** What the command line asks for. */
typedef struct Order {
    char *publication, *output, *dump, *paper, *lang, *long_words;
    gboolean short_edition, without_annexes, help;
    Language language;
    unsigned longer; /* percent */
} Order;

static void
order_clear(Order *order)
{
    char *const strings[] = {order->publication, order->output, order->dump, order->paper, order->lang, order->long_words};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Order, order_clear)

static void
print_help(Language language)
{
    static const char *const HELP[LANGUAGE_COUNT] = {
        "usage: hito-report PUBLICATION [--lang en|es] -o FILE.pdf\n"
        "Print a publication as a tagged PDF.\n\n"
        "  -o, --output FILE       where the PDF goes; with --dump, where the text goes\n"
        "      --lang en|es        language of the report and of the messages\n"
        "      --dump blocks|pages print what the report says, or its pages, as text instead of the PDF\n"
        "      --paper letter|a4   paper size; letter when not given\n"
        "      --without-annexes   leave out tables by category, findings, reference sheets and manifest\n"
        "      --short             for a quarter of an hour: without annexes, a small line for each indicator's chart\n"
        "      --long-words N      lengthen every word by N percent, to try the layout\n"
        "      --help              this text\n",
        "uso: hito-report PUBLICACIÓN [--lang en|es] -o ARCHIVO.pdf\n"
        "Imprime una publicación como PDF accesible.\n\n"
        "  -o, --output ARCHIVO    adónde va el PDF; con --dump, adónde va el texto\n"
        "      --lang en|es        idioma del informe y de los mensajes\n"
        "      --dump blocks|pages lo que dice el informe, o sus páginas, como texto en lugar del PDF\n"
        "      --paper letter|a4   tamaño del papel; letter (carta) si no se indica\n"
        "      --without-annexes   sin tablas por categoría, hallazgos, fichas de referencia ni manifiesto\n"
        "      --short             para un cuarto de hora: sin anexos, una línea pequeña en lugar de cada gráfica\n"
        "      --long-words N      alarga cada palabra un N por ciento, para probar la diagramación\n"
        "      --help              este texto\n",
    };
    fputs(HELP[language], stdout);
}

static bool
is_one_of(const char *word, const char *a, const char *b)
{
    return !word || strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static bool
check_order(Order *order, FindingList *findings)
{
    gint64 longer = order->long_words ? g_ascii_strtoll(order->long_words, NULL, 10) : 0;
    if (order->lang && !language_parse(order->lang, &order->language))
        finding_add(findings, 503, "", 0, "--lang", "en | es", NULL);
    else if (!is_one_of(order->dump, "blocks", "pages"))
        finding_add(findings, 503, "", 0, "--dump", "blocks | pages", NULL);
    else if (!is_one_of(order->paper, "letter", "a4"))
        finding_add(findings, 503, "", 0, "--paper", "letter | a4", NULL);
    else if (longer < 0 || longer > MOST_LONGER || (order->long_words && !g_ascii_isdigit(*order->long_words)))
        finding_add(findings, 503, "", 0, "--long-words", "0 … 200", NULL);
    else if (!order->help && (!order->publication || (!order->output && !order->dump)))
        finding_add(findings, 502, "", 0, NULL);
    order->longer = (unsigned)longer;
    return finding_list_size(findings) == 0;
}

static bool
take_order(int argc, char **argv, Order *order, FindingList *findings)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &order->output, NULL, NULL},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &order->lang, NULL, NULL},
        {"dump", 0, 0, G_OPTION_ARG_STRING, &order->dump, NULL, NULL},
        {"paper", 0, 0, G_OPTION_ARG_STRING, &order->paper, NULL, NULL},
        {"without-annexes", 0, 0, G_OPTION_ARG_NONE, &order->without_annexes, NULL, NULL},
        {"short", 0, 0, G_OPTION_ARG_NONE, &order->short_edition, NULL, NULL},
        {"long-words", 0, 0, G_OPTION_ARG_STRING, &order->long_words, NULL, NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &order->help, NULL, NULL},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_ignore_unknown_options(context, TRUE);
    g_option_context_add_main_entries(context, entries, NULL);
    const char *last = argv[argc - 1];
    if (!g_option_context_parse(context, &argc, &argv, NULL)) {
        finding_add(findings, 501, "", 0, last, NULL);
        return false;
    }
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-' && argv[i][1])
            finding_add(findings, 500, "", 0, argv[i], NULL);
        else if (order->publication)
            finding_add(findings, 502, "", 0, NULL);
        else
            order->publication = g_strdup(argv[i]);
    }
    return finding_list_size(findings) == 0 && check_order(order, findings);
}

/* The file is there whole or not at all. */
static void
write_file(const char *path, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(GError) error = NULL;
    GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT;
    if (!g_file_set_contents_full(path, bytes, (gssize)size, flags, 0644, &error)) {
        g_autofree char *name = g_path_get_basename(path);
        finding_add(findings, 504, "", 0, name, error->message, NULL);
    }
}

static void
write_text(const Order *order, const char *text, FindingList *findings)
{
    if (order->output)
        write_file(order->output, text, strlen(text), findings);
    else if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
        finding_add(findings, 504, "", 0, "-", g_strerror(errno), NULL);
}

static void
write_pdf(const Order *order, const PageDocument *document, FindingList *findings)
{
    GError *error = NULL;
    g_autoptr(GBytes) drawn = draw_pdf(document, THEME_FONT_FOLDER, &error);
    g_autoptr(GBytes) finished = drawn ? finish_pdf(document, drawn, &error) : NULL;
    if (!finished) {
        finding_add_error(findings, error);
        return;
    }
    gsize size = 0;
    const char *bytes = g_bytes_get_data(finished, &size);
    write_file(order->output, bytes, size, findings);
}

static void
print_pages(const Order *order, const Report *report, FindingList *findings)
{
    LayoutOptions options = {.paper = g_strcmp0(order->paper, "a4") == 0 ? theme_a4() : theme_letter()};
    GError *error = NULL;
    g_autoptr(PageDocument) document = layout_pages(report, &options, &error);
    if (!document) {
        finding_add_error(findings, error);
        return;
    }
    if (!page_lint(document, findings))
        return;
    if (order->dump) {
        g_autofree char *text = page_dump(document);
        write_text(order, text, findings);
        return;
    }
    write_pdf(order, document, findings);
}

static void
print_report(const Order *order, FindingList *findings)
{
    g_autoptr(Publication) publication = publication_read(order->publication, findings);
    if (!publication)
        return;
    unsigned parts = order->short_edition ? COMPOSE_SHORT : order->without_annexes ? COMPOSE_SHORT | COMPOSE_INDICATORS : COMPOSE_ALL;
    ComposeOptions options = {order->language, parts};
    g_autoptr(Report) report = compose_report(publication, &options);
    if (order->longer)
        block_stretch(report, order->longer);
    if (g_strcmp0(order->dump, "blocks") == 0) {
        g_autofree char *text = block_dump(report);
        write_text(order, text, findings);
        return;
    }
    print_pages(order, report, findings);
}

int
main(int argc, char **argv)
{
    g_auto(Order) order = {.language = LANGUAGE_EN};
    g_autoptr(FindingList) findings = finding_list_new();
    if (take_order(argc, argv, &order, findings)) {
        if (order.help)
            print_help(order.language);
        else
            print_report(&order, findings);
    }
    finding_list_print(findings, order.language, stderr);
    return finding_list_exit_status(findings);
}
