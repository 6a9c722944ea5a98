/* SPDX-License-Identifier: Apache-2.0 */
/* A part is unpacked piece by piece into the parser, so its size costs time and no memory; what would unpack to more
 * than any sheet of people's making is refused at once. */
#include <string.h>

#include "core/source/source_messages.h"
#include "core/source/source_workbook.h"

enum { PIECE = 32 << 10 };

/* 4 GiB, or 400 times the packed size of a part larger than 4 MiB. Deflate packs at most 1032 times; sheets 10 to 60. */
static bool
is_bomb(const zip_stat_t *found)
{
    static const uint64_t MOST = (uint64_t)4 << 30, SMALL = 4 << 20, RATIO = 400;
    return found->size > MOST || (found->size > SMALL && found->size / RATIO > found->comp_size);
}

/* No part has a document type; with one come entities that grow. */
static void
refuse_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int subset)
{
    (void)name, (void)system, (void)public, (void)subset;
    XML_StopParser(data, XML_FALSE);
}

bool
source_part_open(SourcePart *part, const SourceWorkbook *workbook, const char *name)
{
    zip_stat_t found;
    *part = (SourcePart){0};
    if (!name || zip_stat(workbook->zip, name, ZIP_FL_NOCASE, &found) != 0)
        return false;
    if (!(found.valid & ZIP_STAT_SIZE) || !(found.valid & ZIP_STAT_COMP_SIZE) || is_bomb(&found)) {
        source_feed_fail(workbook->feed, SOURCE_TOO_LARGE, 0, name);
        return false;
    }
    part->file = zip_fopen_index(workbook->zip, found.index, 0);
    if (!part->file) {
        source_feed_fail(workbook->feed, SOURCE_WORKBOOK_BROKEN, 0, zip_strerror(workbook->zip));
        return false;
    }
    part->left = found.size;
    part->name = g_strdup(name);
    part->parser = XML_ParserCreate(NULL);
    XML_SetStartDoctypeDeclHandler(part->parser, refuse_doctype);
    XML_UseParserAsHandlerArg(part->parser);
    return true;
}

void
source_part_close(SourcePart *part)
{
    if (part->parser)
        XML_ParserFree(part->parser);
    if (part->file)
        zip_fclose(part->file);
    g_free(part->name);
    *part = (SourcePart){0};
}

bool
source_part_parse(SourcePart *part, SourceFeed *feed)
{
    if (part->ended)
        return false;
    void *piece = XML_GetBuffer(part->parser, PIECE);
    zip_int64_t n = piece ? zip_fread(part->file, piece, PIECE) : -1;
    if (n < 0 || (uint64_t)n > part->left) {
        source_feed_fail(feed, n < 0 ? SOURCE_WORKBOOK_BROKEN : SOURCE_TOO_LARGE, 0, part->name);
        return false;
    }
    part->left -= (uint64_t)n;
    if (XML_ParseBuffer(part->parser, (int)n, n == 0) != XML_STATUS_OK) {
        source_feed_fail(feed, SOURCE_XML, 0, part->name);
        return false;
    }
    part->ended = n == 0;
    return n > 0 && !feed->failed;
}

const char *
source_part_local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *
source_part_attribute(const char *const *attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(source_part_local(attributes[0]), name) == 0)
            return attributes[1];
    }
    return NULL;
}
