// Bar charts drawn from the table beside them: the table is the data, and stays for those who cannot see the chart.
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { valueOf, writeNumber } from "../desk/words.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

const ROW_HEIGHT = 28;
const FRAME = 40;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Writes each value at the end of its bar, so that no legend and no grid is needed.
const directLabels = {
  id: "direct-labels",
  afterDatasetsDraw(chart) {
    const { ctx, data } = chart;
    ctx.save();
    ctx.font = `600 13px ${token("--font")}`;
    ctx.fillStyle = token("--ink");
    ctx.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach((bar, at) => {
      ctx.fillText(writeNumber(data.datasets[0].data[at]), bar.x + 6, bar.y);
    });
    ctx.restore();
  },
};

function readTable(table, labelColumn, valueColumn) {
  const rows = [...table.tBodies[0].rows].filter((row) => !("filterEmpty" in row.dataset));
  return rows.map((row) => ({
    label: row.cells[labelColumn].textContent.trim(),
    value: valueOf(row.cells[valueColumn], "number") || 0,
  })).sort((one, other) => other.value - one.value);
}

function options() {
  const font = { family: token("--font"), size: 13 };
  return {
    indexAxis: "y",
    responsive: true,
    maintainAspectRatio: false,
    animation: still ? false : { duration: 250 },
    events: [],
    layout: { padding: { right: 48 } },
    scales: {
      x: { min: 0, grid: { display: false }, border: { display: false }, ticks: { display: false } },
      y: { grid: { display: false }, ticks: { color: token("--ink"), font, autoSkip: false } },
    },
  };
}

function draw(canvas) {
  const table = document.querySelector(canvas.dataset.source);
  if (!table) return;
  const { labelCol = "0", valueCol = "1", title = "" } = canvas.dataset;
  const points = readTable(table, Number(labelCol), Number(valueCol));
  canvas.parentElement.style.setProperty("--chart-height", `${points.length * ROW_HEIGHT + FRAME}px`);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${title}. ${points.map(({ label, value }) => `${label}: ${writeNumber(value)}`).join("; ")}`);
  Chart.getChart(canvas)?.destroy();
  new Chart(canvas, {
    type: "bar",
    plugins: [directLabels],
    options: options(),
    data: {
      labels: points.map(({ label }) => label),
      datasets: [{ data: points.map(({ value }) => value), backgroundColor: token("--chart-1"), borderRadius: 2, maxBarThickness: 18 }],
    },
  });
}

function offerMeasure(select) {
  const canvas = document.querySelector(select.dataset.chartMeasure || "canvas[data-chart]");
  const show = () => {
    canvas.dataset.valueCol = select.value;
    canvas.dataset.title = select.selectedOptions[0].textContent.trim();
    const caption = canvas.closest("figure")?.querySelector("figcaption");
    if (caption) caption.textContent = canvas.dataset.title;
    draw(canvas);
  };
  select.addEventListener("change", show);
}

// Labels are measured when they are drawn: the font must be there.
document.fonts.ready.then(() => {
  for (const canvas of document.querySelectorAll('canvas[data-chart="bar"]')) draw(canvas);
  for (const select of document.querySelectorAll("[data-chart-measure]")) offerMeasure(select);
});
