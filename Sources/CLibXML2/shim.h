#ifndef HOTLINE_CLIBXML2_SHIM_H
#define HOTLINE_CLIBXML2_SHIM_H

// Debian's libxml2 pulls ICU's headers in, which clash with those that Foundation brings. Nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

// The only options a document from outside is read with. Never XML_PARSE_NOENT: it reads local files, even
// together with NONET. BIG_LINES keeps line numbers right after line 65,535.
static const int hotline_xml_parse_options =
    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;

// libxml2's own is a variable that holds a function, which Swift cannot know to be left alone.
static inline void hotline_xml_free(void *pointer) { xmlFree(pointer); }

#endif
