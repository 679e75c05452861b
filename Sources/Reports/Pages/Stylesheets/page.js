// Tables can be sorted by a heading. Without this script nothing is missing but that.
document.querySelectorAll("table.sortable").forEach(function (table) {
  var body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach(function (heading, column) {
    var button = document.createElement("button");
    button.type = "button";
    while (heading.firstChild) button.appendChild(heading.firstChild);
    heading.appendChild(button);
    function value(row) {
      var cell = row.cells[column];
      return cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim();
    }
    button.addEventListener("click", function () {
      var down = heading.getAttribute("aria-sort") === "descending";
      table.querySelectorAll("thead th").forEach(function (other) { other.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", down ? "ascending" : "descending");
      Array.from(body.rows).sort(function (a, b) {
        var x = value(a), y = value(b), m = parseFloat(x.replace(/,/g, "")), n = parseFloat(y.replace(/,/g, ""));
        var order = heading.classList.contains("n") ? (isNaN(m) ? -1 : m) - (isNaN(n) ? -1 : n) : x.localeCompare(y, "zh");
        return down ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
});
