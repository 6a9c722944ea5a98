/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/finish/catalog.h"

#include "reports/finish/object.h"
#include "reports/finish/profile.h"
#include "reports/finish/structure.h"

static void
write_profile(qpdf_data pdf, qpdf_oh catalog)
{
    g_autoptr(GByteArray) profile = profile_srgb();
    qpdf_oh intents = qpdf_oh_new_array(pdf);
    qpdf_oh intent = object_indirect(pdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1)"
                                          " /OutputConditionIdentifier (sRGB IEC61966-2.1) >>");
    object_put(pdf, intent, "/DestOutputProfile", object_stream(pdf, profile->data, profile->len, "<< /N 3 >>"));
    object_push(pdf, intents, intent);
    object_put(pdf, catalog, "/OutputIntents", intents);
}

/* A label is written as the prefix of a range of one page without a number. */
static void
write_labels(qpdf_data pdf, qpdf_oh catalog, const PageDocument *document)
{
    g_autoptr(GString) text = g_string_new("<< /Nums [");
    bool any = false;
    for (size_t i = 0; i < page_document_size(document); i++) {
        const Page *page = page_document_page(document, i);
        g_autofree char *number = g_strdup_printf("%u", page->number);
        g_string_append_printf(text, " %zu << /P ", i);
        object_add_text(text, page->label ? page->label : number);
        g_string_append(text, " >>");
        any = any || page->label;
    }
    g_string_append(text, " ] >>");
    if (any)
        object_put(pdf, catalog, "/PageLabels", object_parse(pdf, text->str));
}

static qpdf_oh
outline_item(qpdf_data pdf, const PageOutline *outline, const qpdf_oh *pages)
{
    g_autoptr(GString) text = g_string_new("<< /Title ");
    object_add_text(text, outline->title);
    g_string_append(text, " >>");
    qpdf_oh item = object_indirect(pdf, text->str);
    object_put(pdf, item, "/Dest", structure_destination(pdf, pages, outline->node));
    return item;
}

static void
append_child(qpdf_data pdf, qpdf_oh parent, qpdf_oh previous, qpdf_oh item)
{
    object_refer(pdf, item, "/Parent", parent);
    object_refer(pdf, parent, "/Last", item);
    if (previous) {
        object_refer(pdf, item, "/Prev", previous);
        object_refer(pdf, previous, "/Next", item);
    } else {
        object_refer(pdf, parent, "/First", item);
    }
}

static void
count_child(qpdf_data pdf, qpdf_oh parent, int *count)
{
    object_put(pdf, parent, "/Count", qpdf_oh_new_integer(pdf, ++*count));
}

static void
write_outlines(qpdf_data pdf, qpdf_oh catalog, const PageDocument *document, const qpdf_oh *pages)
{
    const GPtrArray *outlines = page_document_outlines(document);
    if (outlines->len == 0)
        return;
    qpdf_oh root = object_indirect(pdf, "<< /Type /Outlines >>"), chapter = 0, section = 0;
    int all = 0, sections = 0;
    for (size_t i = 0; i < outlines->len; i++) {
        const PageOutline *outline = g_ptr_array_index(outlines, i);
        qpdf_oh item = outline_item(pdf, outline, pages);
        if (outline->level == 1) {
            append_child(pdf, root, chapter, item);
            chapter = item;
            section = 0;
            sections = 0;
        } else {
            append_child(pdf, chapter, section, item);
            section = item;
            count_child(pdf, chapter, &sections);
        }
        count_child(pdf, root, &all);
    }
    object_put(pdf, catalog, "/Outlines", root);
    object_put(pdf, catalog, "/PageMode", qpdf_oh_new_name(pdf, "/UseOutlines"));
}

void
catalog_write(qpdf_data pdf, const PageDocument *document, const qpdf_oh *pages)
{
    static const char *const STRAY[] = {"/Names", "/Dests", "/Outlines", "/PageLabels", "/OpenAction"};
    qpdf_oh catalog = qpdf_get_root(pdf);
    for (size_t i = 0; i < G_N_ELEMENTS(STRAY); i++)
        qpdf_oh_remove_key(pdf, catalog, STRAY[i]);
    object_put(pdf, catalog, "/Lang", qpdf_oh_new_string(pdf, page_document_metadata(document)->lang));
    object_put(pdf, catalog, "/MarkInfo", object_parse(pdf, "<< /Marked true >>"));
    object_put(pdf, catalog, "/ViewerPreferences", object_parse(pdf, "<< /DisplayDocTitle true >>"));
    write_profile(pdf, catalog);
    write_labels(pdf, catalog, document);
    write_outlines(pdf, catalog, document, pages);
    qpdf_oh_release(pdf, catalog);
}
