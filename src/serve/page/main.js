// Improves the pages that the server renders: everything here also has a way without scripts.
import "./page.css";
import { improveCitations } from "./citations.js";
import { improveFacets } from "./facets.js";
import { listenToKeys } from "./keyboard.js";
import { listenToNavigation, onPage } from "./navigation.js";
import { offerSavedSearches } from "./saved_searches.js";
import { offerSuggestions } from "./suggestions.js";
import { applyTheme, offerTheme } from "./theme.js";
import { showTimeline } from "./timeline.js";

applyTheme();
listenToNavigation();
listenToKeys();
offerSavedSearches();
offerTheme();
offerSuggestions();
onPage(showTimeline);
onPage(improveFacets);
onPage(improveCitations);
