// SPDX-License-Identifier: GPL-2.0-only
// What the page gains from a script: a curve to ask questions of, and a table that sorts. Everything
// is readable before this runs.
(function () {
  "use strict";
  var vi = document.getElementById("show-vi");
  var language = function () { return vi.checked ? "vi" : "en"; };
  var onLanguage = [];

  document.querySelectorAll(".language").forEach(function (button) {
    button.addEventListener("change", function () {
      document.documentElement.lang = language();
      onLanguage.forEach(function (f) { f(); });
    });
  });
  onLanguage.push(function () {
    document.querySelectorAll("option[data-vi]").forEach(function (o) {
      o.textContent = o.getAttribute("data-" + language());
    });
  });

  // ---- one choice of arm for all sections ---------------------------------------------------
  var groups = [].slice.call(document.querySelectorAll(".tabs.arms-of"));
  groups.forEach(function (group, place) {
    if (place > 0) { group.classList.add("follow"); }
    var inputs = [].slice.call(group.querySelectorAll(":scope > input"));
    inputs.forEach(function (input, i) {
      input.addEventListener("change", function () {
        groups.forEach(function (other) {
          var same = other.querySelectorAll(":scope > input")[i];
          if (same) { same.checked = true; }
        });
      });
    });
  });

  // ---- numbers, as the language writes them -------------------------------------------------
  function percent(share, decimals) {
    var text = (100 * share).toFixed(decimals);
    return (language() === "vi" ? text.replace(".", ",") : text) + "\u202f%";
  }
  function estimate(e) {
    if (e.mean === null) { return "–"; }
    var decimals = e.mean > 0 && e.mean < 0.01 ? 2 : 1;
    var text = percent(e.mean, decimals);
    if (e.lo === null) { return text; }
    var bare = function (x) { return percent(x, decimals).slice(0, -2); };
    return text + " [" + bare(e.lo) + (language() === "vi" ? ";\u00a0" : ",\u00a0") + bare(e.hi) + "]";
  }
  var words = {
    vi: { people: "Số lượt cài đặt so với dân số", subscriptions: "Số lượt cài đặt so với thuê bao điện thoại thông minh",
          owners: "Số lượt cài đặt so với người có điện thoại thông minh", recall: "F1 tìm được",
          recall_f0_active: "F1 tìm được khi F0 đang hoạt động", precision: "Độ chính xác",
          now: "hiện trạng", at: "Cài đặt ",
          hint: "Di chuột, chạm, hoặc dùng phím mũi tên trên đồ thị để đọc từng điểm." },
    en: { people: "Installs as a share of all people", subscriptions: "Installs as a share of smartphone subscriptions",
          owners: "Installs as a share of smartphone owners", recall: "F1 found (recall)",
          recall_f0_active: "F1 found where the F0 is active", precision: "Precision",
          now: "as it stands", at: "Installs ",
          hint: "Hover, touch, or use the arrow keys on the chart to read single points." }
  };

  // ---- the curve ------------------------------------------------------------------------------
  var holder = document.getElementById("curve-chart");
  if (holder) { onLanguage.push(curve(JSON.parse(document.getElementById("curve-data").textContent))); }

  function curve(data) {
    var form = document.getElementById("curve-controls");
    var reading = document.getElementById("curve-reading");
    var chosen = null; // place among the x values, where the reader stands
    form.hidden = false;
    form.addEventListener("change", function () { chosen = null; draw(); });
    window.addEventListener("resize", draw);

    function choice(name) { return form.elements[name] ? form.elements[name].value : "0"; }

    function lines(of, measure, channel) {
      return data.series.map(function (s) {
        var seen = {};
        return { label: s[language()], points: s.points.map(function (p) {
          return { x: p[of], y: p.channels[channel][measure] };
        }).filter(function (p) {
          var first = !seen[p.x.toFixed(6)];
          seen[p.x.toFixed(6)] = true;
          return first && p.y.mean !== null && p.x <= 1.0001;
        }) };
      });
    }

    // The next full tenth beyond all that is to be shown, as the static chart has it.
    function end(of) { return Math.min(1, Math.ceil(data.end * data.totals.people / data.totals[of] * 10 - 1e-6) / 10); }

    function draw() {
      var of = choice("of"), measure = choice("measure"), word = words[language()];
      var series = lines(of, measure, +choice("channel"));
      var width = Math.max(280, holder.clientWidth), narrow = width < 520, height = (narrow ? 330 : 400) + 20 * data.series.length;
      var m = { left: 52, right: 26, top: 30 + 20 * data.series.length + 12, bottom: 46 };
      var top = d3.max(series, function (s) {
        return d3.max(s.points, function (p) { return p.y.hi === null ? p.y.mean : p.y.hi; });
      }) || 0.01;
      var x = d3.scale.linear().domain([0, end(of)]).range([m.left, width - m.right]);
      var y = d3.scale.linear().domain([0, Math.min(1, top)]).nice(5).range([height - m.bottom, m.top]);

      holder.textContent = "";
      var svg = d3.select(holder).append("svg").attr("class", "chart live").attr("width", width)
        .attr("height", height).attr("viewBox", "0 0 " + width + " " + height).attr("tabindex", 0)
        .attr("role", "img").attr("aria-labelledby", "curve-title").attr("aria-describedby", "curve-reading");

      var ticks = y.ticks(5), step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
      var decimals = Math.max(0, -Math.floor(Math.log(step * 100) / Math.LN10 + 1e-9));
      ticks.forEach(function (t) {
        svg.append("line").attr("class", t === 0 ? "axis" : "grid").attr("x1", m.left).attr("x2", width - m.right)
          .attr("y1", y(t)).attr("y2", y(t));
        svg.append("text").attr("x", m.left - 7).attr("y", y(t) + 4).attr("text-anchor", "end").text(percent(t, decimals));
      });
      x.ticks(narrow ? 5 : 10).forEach(function (t) {
        svg.append("text").attr("x", x(t)).attr("y", height - m.bottom + 19).attr("text-anchor", "middle").text(percent(t, 0));
      });
      svg.append("text").attr("class", "title").attr("x", (m.left + width - m.right) / 2).attr("y", height - 6)
        .attr("text-anchor", "middle").text(word[of]);
      svg.append("text").attr("class", "title").attr("x", 2).attr("y", 13).text(word[measure]);

      var marks = data.targets.map(function (t) { return { installs: t.installs, text: t[language()] }; });
      marks.push({ installs: data.base, text: word.now });
      var captions = [];
      marks.sort(function (a, b) { return a.installs - b.installs; });
      marks.forEach(function (t, i) {
        var share = t.installs / data.totals[of];
        if (!(share <= x.domain()[1])) { return; }
        var late = share > 0.6 * x.domain()[1], at = m.top + 4 + 18 * i;
        svg.append("line").attr("class", "target").attr("x1", x(share)).attr("x2", x(share)).attr("y1", at - 8).attr("y2", height - m.bottom);
        captions.push([share, late, at, t.text]);
      });
      // Behind the lines, so that none runs through another's words.
      captions.forEach(function (w) {
        var share = w[0], late = w[1], at = w[2], t = { text: w[3] };
        svg.append("text").attr("class", "target").attr("x", x(share) + (late ? -6 : 6)).attr("y", at + 3)
          .attr("text-anchor", late ? "end" : "start").text(t.text);
      });

      var area = d3.svg.area().x(function (p) { return x(p.x); })
        .y0(function (p) { return y(p.y.lo === null ? p.y.mean : p.y.lo); })
        .y1(function (p) { return y(p.y.hi === null ? p.y.mean : p.y.hi); });
      var line = d3.svg.line().x(function (p) { return x(p.x); }).y(function (p) { return y(p.y.mean); });
      series.forEach(function (s, i) {
        var g = svg.append("g").attr("class", "series c" + (i % 4));
        g.append("path").attr("class", "band").attr("d", area(s.points));
        g.append("path").attr("class", "line").attr("d", line(s.points));
        g.selectAll("circle").data(s.points).enter().append("circle").attr("r", 3.2)
          .attr("cx", function (p) { return x(p.x); }).attr("cy", function (p) { return y(p.y.mean); });
        var lx = m.left + 4, ly = 32 + 19 * i;
        var key = svg.append("g").attr("class", "c" + (i % 4));
        key.append("circle").attr("cx", lx).attr("cy", ly).attr("r", 4.5);
        svg.append("text").attr("x", lx + 10).attr("y", ly + 4).text(s.label);
      });

      var places = d3.set([].concat.apply([], series.map(function (s) {
        return s.points.map(function (p) { return p.x.toFixed(6); });
      }))).values().map(Number).sort(d3.ascending);
      var hair = svg.append("line").attr("class", "hair").attr("y1", m.top).attr("y2", height - m.bottom).style("display", "none");

      function show(i) {
        chosen = Math.max(0, Math.min(places.length - 1, i));
        var at = places[chosen];
        hair.attr("x1", x(at)).attr("x2", x(at)).style("display", null);
        reading.textContent = "";
        reading.appendChild(document.createElement("b")).textContent = word.at + percent(at, 1) + ": ";
        reading.appendChild(document.createTextNode(series.map(function (s) {
          var p = s.points.filter(function (q) { return Math.abs(q.x - at) < 1e-5; })[0];
          return s.label + ": " + (p ? estimate(p.y) : "–");
        }).join("  ·  ")));
      }
      svg.on("mousemove", function () { nearest(d3.mouse(this)[0]); });
      svg.on("touchstart", function () { nearest(d3.touches(this)[0][0]); });
      function nearest(px) {
        var at = x.invert(px), best = 0;
        places.forEach(function (p, i) { if (Math.abs(p - at) < Math.abs(places[best] - at)) { best = i; } });
        show(best);
      }
      svg.on("keydown", function () {
        var key = d3.event.key, move = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
        if (move) { d3.event.preventDefault(); show(chosen === null ? 0 : chosen + move); }
        if (key === "Home") { d3.event.preventDefault(); show(0); }
        if (key === "End") { d3.event.preventDefault(); show(places.length - 1); }
      });
      if (chosen !== null && chosen < places.length) { show(chosen); } else { reading.textContent = word.hint; }
    }
    return draw;
  }

  // ---- the maps: one stop for the tab key each, arrows lead to the next province that way ---------
  document.querySelectorAll(".tiles").forEach(function (map) {
    var tiles = [].slice.call(map.querySelectorAll("li[tabindex]"));
    tiles.forEach(function (tile, i) { tile.tabIndex = i === 0 ? 0 : -1; });
    map.addEventListener("focusin", function (event) {
      tiles.forEach(function (tile) { tile.tabIndex = tile === event.target ? 0 : -1; });
    });
    map.addEventListener("keydown", function (event) {
      var way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
      if (!way) { return; }
      event.preventDefault();
      var here = middle(event.target), best = null, least = Infinity;
      tiles.forEach(function (tile) {
        var there = middle(tile), x = there[0] - here[0], y = there[1] - here[1];
        var along = x * way[0] + y * way[1], aside = Math.abs(x * way[1]) + Math.abs(y * way[0]);
        // Straight on before aside; never backwards.
        if (along > 1 && along + 2 * aside < least) { least = along + 2 * aside; best = tile; }
      });
      if (best) { best.focus(); }
    });
  });
  function middle(tile) {
    var box = tile.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  }

  // ---- the outbreak by district: what is chosen up to the day that is chosen ---------------------
  document.querySelectorAll(".outbreak-map").forEach(function (map) {
    var arms = JSON.parse(map.querySelector("script").textContent);
    var chosen = {};
    map.querySelectorAll("[data-map]").forEach(function (control) {
      chosen[control.getAttribute("data-map")] = control;
      control.addEventListener("input", draw);
    });
    var tiles = [].slice.call(map.querySelectorAll("li")), out = map.querySelector("output");
    map.querySelector(".controls").hidden = false;
    onLanguage.push(draw);
    draw();

    function draw() {
      var rows = arms[+chosen.arm.value][chosen.figure.value], day = +chosen.day.value;
      var most = 0;
      rows.forEach(function (row) { most = Math.max(most, row[row.length - 1]); });
      out.textContent = day;
      map.querySelectorAll("option").forEach(function (option) {
        option.textContent = option.getAttribute("data-" + language());
      });
      tiles.forEach(function (tile, i) {
        var x = rows[i][day];
        tile.style.setProperty("--share", most > 0 ? 0.85 * x / most : 0);
        tile.querySelector("span").textContent =
          x.toLocaleString(language(), { maximumFractionDigits: 1 });
      });
    }
  });

  // ---- the table ------------------------------------------------------------------------------
  var table = document.getElementById("arms-table");
  if (table) { sortable(table); }

  function sortable(table) {
    var heads = [].slice.call(table.tHead.rows[0].cells), body = table.tBodies[0];
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var value = function (row) {
          var cell = row.cells[column], v = cell.getAttribute("data-v");
          return v === null ? cell.textContent : +v;
        };
        [].slice.call(body.rows).sort(function (a, b) {
          var p = value(a), q = value(b);
          var order = typeof p === "number" ? p - q : p.localeCompare(q, language(), { numeric: true });
          return up ? order : -order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  document.documentElement.lang = language();
  onLanguage.forEach(function (f) { f(); });
})();
