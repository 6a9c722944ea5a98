/* SPDX-License-Identifier: Apache-2.0 */
/* cairo paints; the structure it could write is not used (it knows no alt text, scope or artifact,
 * and differs by version). Each run becomes one flat "Div", which finish_pdf() rewrites. */
#include "reports/draw/draw.h"

#include <cairo-pdf.h>

#include "core/base/finding.h"
#include "reports/draw/ink.h"

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* cairo 1.17 and later marks a stretch only when it shows text: a dot stands in for it, and
 * finish_pdf() removes text from runs that have none. */
static bool
needs_anchor(const PageRun *run)
{
    if (cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0))
        return false;
    for (size_t i = run->first; i < run->first + run->count; i++)
        if (g_array_index(run->page->items, PageItem, i).kind == PAGE_ITEM_TEXT)
            return false;
    return true;
}

static void
draw_run(Ink *ink, cairo_t *cr, const PageRun *run)
{
    cairo_tag_begin(cr, "Div", NULL);
    for (size_t i = run->first; i < run->first + run->count; i++)
        ink_draw(ink, cr, &g_array_index(run->page->items, PageItem, i));
    if (needs_anchor(run))
        ink_dot(ink, cr, run->page->size.width / 2, run->page->size.height / 2);
    cairo_tag_end(cr, "Div");
}

static void
draw_page(Ink *ink, cairo_surface_t *surface, cairo_t *cr, const Page *page)
{
    cairo_pdf_surface_set_size(surface, page->size.width, page->size.height);
    for (size_t i = 0; i < page->runs->len; i++)
        draw_run(ink, cr, g_ptr_array_index(page->runs, i));
    cairo_show_page(cr);
}

static cairo_status_t
draw_pages(Ink *ink, const PageDocument *document, GByteArray *bytes)
{
    const PageSize *size = &page_document_page(document, 0)->size;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, bytes, size->width, size->height);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    /* Replaced by finish_pdf(); set so that cairo does not ask the clock. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    cairo_t *cr = cairo_create(surface);
    ink_begin(cr);
    for (size_t i = 0; i < page_document_size(document); i++)
        draw_page(ink, surface, cr, page_document_page(document, i));
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

GBytes *
draw_pdf(const PageDocument *document, const char *font_folder, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new(1 << 18);
    g_autoptr(Ink) ink = ink_new(font_folder);
    cairo_status_t status = CAIRO_STATUS_SURFACE_FINISHED;
    if (page_document_size(document) > 0)
        status = draw_pages(ink, document, bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        error_set(error, 7140, "", 0, cairo_status_to_string(status), NULL);
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
