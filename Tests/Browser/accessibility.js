// What is wrong with the page for somebody who does not see it, or not well. WCAG 2.1, level AA, as far as it can be reckoned.
(function () {
  var problems = [];
  function say(what, element) {
    problems.push(what + (element ? ": " + element.outerHTML.slice(0, 120) : ""));
  }
  function shown(element) {
    if (!element.checkVisibility()) return false;
    var box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  }
  function name(element) {
    var label = element.getAttribute("aria-label");
    return (label || element.textContent).trim();
  }
  if (!/^zh/.test(document.documentElement.lang)) say("no lang");
  if (!document.title.trim()) say("no title");
  ["main", "header", "footer", "nav"].forEach(function (mark) {
    if (!document.querySelector(mark)) say("no " + mark);
  });
  var level = 0;
  document.querySelectorAll("h1,h2,h3,h4,h5,h6").forEach(function (heading) {
    var own = Number(heading.tagName[1]);
    if (own > level + 1) say("heading skips a level", heading);
    if (!name(heading)) say("heading without words", heading);
    level = own;
  });
  if (document.querySelectorAll("h1").length !== 1) say("not one h1");
  document.querySelectorAll("a[href],button").forEach(function (element) {
    if (!name(element)) say("link or button without a name", element);
  });
  document.querySelectorAll("a[href^='#']").forEach(function (link) {
    var id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (id && !document.getElementById(id)) say("link to nowhere", link);
  });
  document.querySelectorAll("img").forEach(function (image) {
    if (!image.hasAttribute("alt")) say("image without alt", image);
  });
  document.querySelectorAll("svg").forEach(function (picture) {
    var title = picture.querySelector("title");
    if (picture.getAttribute("role") !== "img" || !title || !title.textContent.trim()) say("picture without a title", picture);
  });
  document.querySelectorAll("[aria-labelledby]").forEach(function (element) {
    element.getAttribute("aria-labelledby").split(/\s+/).forEach(function (id) {
      if (!document.getElementById(id)) say("labelled by nothing", element);
    });
  });
  var ids = {};
  document.querySelectorAll("[id]").forEach(function (element) {
    if (ids[element.id]) say("id twice", element);
    ids[element.id] = true;
  });
  document.querySelectorAll("th").forEach(function (cell) {
    if (!cell.scope) say("heading of nothing", cell);
  });

  // Contrast, out of the colours that the browser reckoned.
  function colour(text) {
    var parts = (text.match(/[\d.]+/g) || []).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  }
  function over(top, ground) {
    function mix(x, y) { return x * top.a + y * (1 - top.a); }
    return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 };
  }
  function ground(element) {
    var layers = [];
    for (var at = element; at; at = at.parentElement) {
      var own = colour(getComputedStyle(at).backgroundColor);
      if (own.a > 0) layers.unshift(own);
      if (own.a === 1) break;
    }
    return layers.reduce(function (below, layer) { return over(layer, below); }, { r: 255, g: 255, b: 255, a: 1 });
  }
  function light(of) {
    var parts = [of.r, of.g, of.b].map(function (value) {
      var share = value / 255;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  var texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  var seen = 0;
  while (texts.nextNode()) {
    var element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(element) || /^(script|style|title|desc)$/i.test(element.tagName)) continue;
    var style = getComputedStyle(element);
    var below = ground(element);
    var ink = over(colour(element.closest("svg") ? style.fill : style.color), below);
    var one = light(ink), other = light(below);
    var ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    var size = parseFloat(style.fontSize);
    var large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) say("contrast " + ratio.toFixed(2), element);
    seen += 1;
  }
  if (!seen) say("no text");
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    say("wider than the window: " + document.documentElement.scrollWidth);
  }
  return problems;
})()
