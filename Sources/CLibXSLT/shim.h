#ifndef HOTLINE_CLIBXSLT_SHIM_H
#define HOTLINE_CLIBXSLT_SHIM_H

// As in CLibXML2: ICU's headers clash with others, and nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// What libxslt says goes through functions with a variable number of arguments, which Swift cannot write.
typedef struct {
  char text[1024];
} hotline_xslt_messages;

static void hotline_xslt_collect(void *context, const char *format, ...) {
  hotline_xslt_messages *messages = (hotline_xslt_messages *)context;
  size_t length = messages ? strlen(messages->text) : 0;
  if (!messages || length + 1 >= sizeof messages->text) return;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(messages->text + length, sizeof messages->text - length, format, arguments);
  va_end(arguments);
}

static inline void hotline_xslt_collect_all(hotline_xslt_messages *messages) {
  xsltSetGenericErrorFunc(messages, messages ? hotline_xslt_collect : NULL);
}

static inline void hotline_xslt_collect_of(xsltTransformContextPtr context, hotline_xslt_messages *messages) {
  xsltSetTransformErrorFunc(context, messages, hotline_xslt_collect);
}

// Nothing is read, written or fetched while a page is made.
static inline xsltSecurityPrefsPtr hotline_xslt_nothing_allowed(void) {
  xsltSecurityPrefsPtr preferences = xsltNewSecurityPrefs();
  if (!preferences) return NULL;
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
  return preferences;
}

#endif
