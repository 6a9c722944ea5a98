/* SPDX-License-Identifier: Apache-2.0 */
#include "core/verify/proof.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Counts above this are refused before memory is asked for. */
enum { PROOF_MAX = 1 << 28 };

static void
write_terms(const VerifyProof *proof, size_t first, size_t count, FILE *stream)
{
    fprintf(stream, " %zu", count);
    for (size_t i = first; i < first + count; i++)
        fprintf(stream, " %" PRIu32 " %" PRId64, proof->terms[i].cell, proof->terms[i].factor);
    fputc('\n', stream);
}

static void
write_index(size_t witness, FILE *stream)
{
    if (witness == VERIFY_NO_WITNESS)
        fputs(" -", stream);
    else
        fprintf(stream, " %zu", witness);
}

bool
proof_write(const VerifyProof *proof, FILE *stream)
{
    fprintf(stream, "hito-proof 1 %" PRId64 " %zu %zu %zu %zu\n", proof->k, proof->n_cells, proof->n_forms, proof->n_witnesses,
            proof->n_terms);
    for (size_t i = 0; i < proof->n_cells; i++)
        fprintf(stream, "c %" PRId64 "\n", proof->cells[i]);
    for (size_t i = 0; i < proof->n_forms; i++) {
        const VerifyForm *form = &proof->forms[i];
        fprintf(stream, "%c %d", form->printed ? 'p' : 'h', form->counts_children);
        if (form->printed) {
            fprintf(stream, " %" PRId64 " %" PRId64, form->low, form->high);
        } else {
            write_index(form->raised, stream);
            write_index(form->lowered, stream);
        }
        write_terms(proof, form->first, form->count, stream);
    }
    for (size_t i = 0; i < proof->n_witnesses; i++) {
        fputc('w', stream);
        write_terms(proof, proof->witnesses[i].first, proof->witnesses[i].count, stream);
    }
    fputs("end\n", stream);
    return fflush(stream) == 0 && !ferror(stream);
}

/* Where reading stands; each function answers false at the first thing that is not as the format says. */
typedef struct Reader {
    FILE *stream;
    VerifyProof *proof;
    char *text;
    size_t capacity;
    char *next; /* unread part of the line */
    size_t line, cells, forms, witnesses, terms;
} Reader;

static bool
next_line(Reader *reader)
{
    ssize_t size = getline(&reader->text, &reader->capacity, reader->stream);
    if (size <= 0 || reader->text[size - 1] != '\n' || strlen(reader->text) != (size_t)size)
        return false;
    reader->text[size - 1] = '\0';
    reader->next = reader->text;
    reader->line++;
    return true;
}

static bool
number(Reader *reader, int64_t min, int64_t max, int64_t *value)
{
    char *end;
    if (reader->next[0] != ' ' || reader->next[1] == ' ' || reader->next[1] == '\0')
        return false;
    errno = 0;
    long long parsed = strtoll(reader->next + 1, &end, 10);
    if (errno != 0 || end == reader->next + 1 || parsed < min || parsed > max)
        return false;
    reader->next = end;
    *value = parsed;
    return true;
}

static bool
count(Reader *reader, size_t *value)
{
    int64_t parsed;
    if (!number(reader, 0, PROOF_MAX, &parsed))
        return false;
    *value = (size_t)parsed;
    return true;
}

static bool
witness_index(Reader *reader, size_t *value)
{
    if (strncmp(reader->next, " -", 2) == 0 && (reader->next[2] == ' ' || reader->next[2] == '\0')) {
        reader->next += 2;
        *value = VERIFY_NO_WITNESS;
        return true;
    }
    return count(reader, value);
}

static bool
terms(Reader *reader, size_t *first, size_t *n)
{
    *first = reader->terms;
    if (!count(reader, n) || *n > reader->proof->n_terms - reader->terms)
        return false;
    for (size_t i = 0; i < *n; i++) {
        VerifyTerm *term = &reader->proof->terms[reader->terms++];
        int64_t cell;
        if (!number(reader, 0, UINT32_MAX, &cell) || !number(reader, INT64_MIN, INT64_MAX, &term->factor))
            return false;
        term->cell = (uint32_t)cell;
    }
    return *reader->next == '\0';
}

static bool
read_cells(Reader *reader)
{
    do {
        if (reader->cells == reader->proof->n_cells)
            return false;
        if (!number(reader, INT64_MIN, INT64_MAX, &reader->proof->cells[reader->cells++]))
            return false;
    } while (*reader->next != '\0');
    return true;
}

static bool
read_form(Reader *reader, bool printed)
{
    if (reader->forms == reader->proof->n_forms)
        return false;
    VerifyForm *form = &reader->proof->forms[reader->forms++];
    int64_t children;
    form->printed = printed;
    form->raised = form->lowered = VERIFY_NO_WITNESS;
    if (!number(reader, 0, 1, &children))
        return false;
    form->counts_children = children != 0;
    bool good = printed ? number(reader, INT64_MIN, INT64_MAX, &form->low) && number(reader, INT64_MIN, INT64_MAX, &form->high)
                        : witness_index(reader, &form->raised) && witness_index(reader, &form->lowered);
    return good && terms(reader, &form->first, &form->count);
}

static bool
read_body(Reader *reader)
{
    while (next_line(reader)) {
        char kind = *reader->next++;
        if (kind == 'e')
            return strcmp(reader->next, "nd") == 0 && reader->cells == reader->proof->n_cells &&
                   reader->forms == reader->proof->n_forms && reader->witnesses == reader->proof->n_witnesses &&
                   reader->terms == reader->proof->n_terms && getc(reader->stream) == EOF;
        bool good = false;
        if (kind == 'c')
            good = read_cells(reader);
        else if (kind == 'p' || kind == 'h')
            good = read_form(reader, kind == 'p');
        else if (kind == 'w' && reader->witnesses < reader->proof->n_witnesses) {
            VerifyWitness *witness = &reader->proof->witnesses[reader->witnesses++];
            good = terms(reader, &witness->first, &witness->count);
        }
        if (!good)
            return false;
    }
    return false;
}

static bool
read_head(Reader *reader)
{
    static const char MAGIC[] = "hito-proof 1";
    VerifyProof *proof = reader->proof;
    if (!next_line(reader) || strncmp(reader->next, MAGIC, sizeof MAGIC - 1) != 0)
        return false;
    reader->next += sizeof MAGIC - 1;
    if (!number(reader, 1, PROOF_MAX, &proof->k) || !count(reader, &proof->n_cells) || !count(reader, &proof->n_forms) ||
        !count(reader, &proof->n_witnesses) || !count(reader, &proof->n_terms) || *reader->next != '\0')
        return false;
    proof->cells = calloc(proof->n_cells + 1, sizeof *proof->cells);
    proof->forms = calloc(proof->n_forms + 1, sizeof *proof->forms);
    proof->witnesses = calloc(proof->n_witnesses + 1, sizeof *proof->witnesses);
    proof->terms = calloc(proof->n_terms + 1, sizeof *proof->terms);
    return proof->cells && proof->forms && proof->witnesses && proof->terms;
}

bool
proof_read(FILE *stream, VerifyProof *proof, size_t *line)
{
    memset(proof, 0, sizeof *proof);
    Reader reader = {stream, proof, NULL, 0, NULL, 0, 0, 0, 0, 0};
    bool good = read_head(&reader) && read_body(&reader);
    free(reader.text);
    *line = reader.line;
    if (!good)
        proof_clear(proof);
    return good;
}

void
proof_clear(VerifyProof *proof)
{
    free(proof->cells);
    free(proof->forms);
    free(proof->witnesses);
    free(proof->terms);
    memset(proof, 0, sizeof *proof);
}
