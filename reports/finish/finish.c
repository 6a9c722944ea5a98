/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/finish/finish.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "core/base/finding.h"
#include "reports/finish/catalog.h"
#include "reports/finish/content.h"
#include "reports/finish/metadata.h"
#include "reports/finish/object.h"
#include "reports/finish/resource.h"
#include "reports/finish/structure.h"
#include "reports/page/page_dump.h"

static bool
fail(GError **error, const char *what)
{
    error_set(error, 7150, "", 0, what, NULL);
    return false;
}

/* libqpdf keeps the first failure of any call. */
static bool
check(qpdf_data pdf, GError **error)
{
    return !qpdf_has_error(pdf) || fail(error, qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
}

static bool
finish_page(qpdf_data pdf, const Page *page, qpdf_oh handle, GHashTable *marks, GError **error)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (qpdf_oh_get_page_content_data(pdf, handle, &bytes, &size) != QPDF_SUCCESS)
        return check(pdf, error);
    GString *content = content_rewrite(page, marks, bytes, size, error);
    free(bytes);
    if (!content)
        return false;
    object_put(pdf, handle, "/Contents", object_stream(pdf, content->str, content->len, NULL));
    g_string_free(content, TRUE);
    object_put(pdf, handle, "/StructParents", qpdf_oh_new_integer(pdf, page->number - 1));
    object_put(pdf, handle, "/Tabs", qpdf_oh_new_name(pdf, "/S"));
    qpdf_oh_remove_key(pdf, handle, "/Annots");
    const char *wrong = resource_mend(pdf, handle);
    return !wrong || fail(error, wrong);
}

static bool
finish_document(qpdf_data pdf, const PageDocument *document, GError **error)
{
    size_t count = page_document_size(document);
    if (qpdf_get_num_pages(pdf) != (int)count)
        return fail(error, "the number of pages");
    g_autofree qpdf_oh *pages = g_new0(qpdf_oh, count);
    g_autoptr(GHashTable) marks = content_marks(document);
    for (size_t i = 0; i < count; i++) {
        pages[i] = qpdf_get_page_n(pdf, i);
        if (!finish_page(pdf, page_document_page(document, i), pages[i], marks, error))
            return false;
    }
    g_autofree char *digest = page_digest(document);
    catalog_write(pdf, document, pages);
    structure_write(pdf, document, pages, marks);
    metadata_write(pdf, document, digest);
    return check(pdf, error);
}

static GBytes *
write_file(qpdf_data pdf, GError **error)
{
    qpdf_init_write_memory(pdf);
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    qpdf_set_compress_streams(pdf, QPDF_TRUE);
    qpdf_set_newline_before_endstream(pdf, QPDF_TRUE);
    qpdf_force_pdf_version(pdf, "1.7");
    qpdf_write(pdf);
    if (!check(pdf, error))
        return NULL;
    return g_bytes_new(qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
}

GBytes *
finish_pdf(const PageDocument *document, GBytes *drawn, GError **error)
{
    GBytes *finished = NULL;
    gsize size = 0;
    const char *bytes = g_bytes_get_data(drawn, &size);
    qpdf_data pdf = qpdf_init();
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
    qpdf_read_memory(pdf, "drawn", bytes, size, NULL);
    if (check(pdf, error) && finish_document(pdf, document, error))
        finished = write_file(pdf, error);
    qpdf_cleanup(&pdf);
    return finished;
}
