/* SPDX-License-Identifier: Apache-2.0 */
/* XMP: ISO 16684-1; identification: ISO 19005-2 6.6.4 and ISO 14289-1 5. The packet names no
 * encoding, and describes the pdfuaid schema itself since PDF/A-2 does not know it. */
#include "reports/finish/metadata.h"

#include "reports/finish/object.h"

static const char PRODUCER[] = "Hito (cairo, libqpdf)";

static const char HEAD[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char TAIL[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

static char *
format_date(int64_t epoch, const char *form)
{
    g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(epoch);
    return when ? g_date_time_format(when, form) : g_strdup("");
}

char *
metadata_iso_date(int64_t epoch)
{
    return format_date(epoch, "%Y-%m-%dT%H:%M:%SZ");
}

char *
metadata_pdf_date(int64_t epoch)
{
    return format_date(epoch, "D:%Y%m%d%H%M%SZ");
}

/* Appends a property, unless it is empty; form is its XML with one %s. */
static void
add(GString *xmp, const char *before, const char *value, const char *after)
{
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    if (*value)
        g_string_append_printf(xmp, "%s%s%s\n", before, escaped, after);
}

GString *
metadata_xmp(const PageMetadata *metadata, const char *digest)
{
    GString *xmp = g_string_new(HEAD);
    g_autofree char *date = metadata_iso_date(metadata->epoch);
    g_autofree char *identifier = g_strconcat("urn:sha256:", digest, NULL);
    add(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->title, "</rdf:li></rdf:Alt></dc:title>");
    add(xmp, "<dc:language><rdf:Bag><rdf:li>", metadata->lang, "</rdf:li></rdf:Bag></dc:language>");
    add(xmp, "<dc:creator><rdf:Seq><rdf:li>", metadata->author, "</rdf:li></rdf:Seq></dc:creator>");
    add(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->subject,
        "</rdf:li></rdf:Alt></dc:description>");
    add(xmp, "<dc:identifier>", identifier, "</dc:identifier>");
    add(xmp, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>");
    add(xmp, "<pdf:Producer>", PRODUCER, "</pdf:Producer>");
    add(xmp, "<xmp:CreatorTool>", metadata->tool, "</xmp:CreatorTool>");
    add(xmp, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
    add(xmp, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
    add(xmp, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>");
    g_string_append(xmp, TAIL);
    return xmp;
}

static void
add_info(GString *info, const char *key, const char *value)
{
    if (!*value)
        return;
    g_string_append(info, key);
    object_add_text(info, value);
}

static qpdf_oh
info_new(qpdf_data pdf, const PageMetadata *metadata)
{
    g_autoptr(GString) info = g_string_new("<<");
    g_autofree char *date = metadata_pdf_date(metadata->epoch);
    add_info(info, " /Title ", metadata->title);
    add_info(info, " /Author ", metadata->author);
    add_info(info, " /Subject ", metadata->subject);
    add_info(info, " /Keywords ", metadata->keywords);
    add_info(info, " /Creator ", metadata->tool);
    add_info(info, " /Producer ", PRODUCER);
    g_string_append_printf(info, " /CreationDate (%s) /ModDate (%s) >>", date, date);
    return object_indirect(pdf, info->str);
}

void
metadata_write(qpdf_data pdf, const PageDocument *document, const char *digest)
{
    const PageMetadata *metadata = page_document_metadata(document);
    GString *xmp = metadata_xmp(metadata, digest);
    qpdf_oh catalog = qpdf_get_root(pdf), trailer = qpdf_get_trailer(pdf);
    object_put(pdf, catalog, "/Metadata", object_stream(pdf, xmp->str, xmp->len, "<< /Type /Metadata /Subtype /XML >>"));
    object_put(pdf, trailer, "/Info", info_new(pdf, metadata));
    qpdf_oh_release(pdf, catalog);
    qpdf_oh_release(pdf, trailer);
    g_string_free(xmp, TRUE);
}
