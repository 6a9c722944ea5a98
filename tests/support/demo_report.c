/* SPDX-License-Identifier: Apache-2.0 */
/* demo_report [--raw|--crowded] FILE.pdf: writes the demonstration document, for the judges; raw as drawn, without
 * tags; crowded with texts that overlap and leave the margins. */
#include <string.h>

#include "reports/draw/draw.h"
#include "tests/support/demo_document.h"

static void
crowd(Typesetter *typesetter, PageDocument *document)
{
    Page *page = page_document_page(document, 1);
    PageNode *node = page_node_add(page_document_root(document), PAGE_NODE_P);
    page_run_begin(page, node);
    text_place(typesetter, page, theme_style(STYLE_BODY), TEXT_LEFT, 540, 700, "overflowing");
    text_place(typesetter, page, theme_style(STYLE_BODY), TEXT_LEFT, 60, 600, "one word");
    text_place(typesetter, page, theme_style(STYLE_BODY), TEXT_LEFT, 62, 603, "another word");
    page_run_end(page);
}

int
main(int argc, char **argv)
{
    const char *mode = argc == 3 ? argv[1] : "";
    if (argc != 3 && argc != 2)
        return 2;
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    if (strcmp(mode, "--crowded") == 0)
        crowd(typesetter, document);
    g_autoptr(GBytes) pdf =
        strcmp(mode, "--raw") == 0 ? draw_pdf(document, THEME_FONT_FOLDER, NULL) : demo_pdf(document);
    gsize size = 0;
    const char *bytes = g_bytes_get_data(pdf, &size);
    return g_file_set_contents(argv[argc - 1], bytes, (gssize)size, NULL) ? 0 : 4;
}
