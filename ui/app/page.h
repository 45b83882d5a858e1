// What the window expects of a page that takes the place of the timeline (comparison, reader).
//
// A page is a QWidget. The window shows it in its stack, hides its own tool bar (the page brings its
// controls), and connects these signals where the page has them:
//   back()                                              to the page before
//   previousEvent(), nextEvent()                        comparison: to the neighbours in time
//   openReader(claimline::ArticleId, claimline::Span)   comparison: the article at that quotation
//   openComparison(claimline::EventId)                  reader: the event's comparison
// The window hands over values: ComparePage::setEvent(event, articles, parties, number, total) and
// ReaderPage::setArticle(article, facts, parties, span, number, total), all read on the bridge's thread.
#pragma once

#include "model/event.h"
