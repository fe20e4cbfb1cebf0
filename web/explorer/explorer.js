// Shows GraphiQL, and puts the chosen example into it. React and GraphiQL are globals of the scripts before this one.
/* global GraphiQL, React, ReactDOM */
const saved = JSON.parse(document.getElementById('saved').textContent);
const menu = document.getElementById('examples');
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const root = ReactDOM.createRoot(document.getElementById('explorer'));

function show() {
  const { query, variables } = saved[Number(menu.value)];
  const pretty = { query, variables, defaultEditorToolsVisibility: 'variables', shouldPersistHeaders: false };
  root.render(React.createElement(GraphiQL, { fetcher, ...pretty }));
}

menu.addEventListener('change', show);
show();
