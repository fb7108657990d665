const { join, relative, sep } = require('node:path');
const { objection, readPlan } = require('./plan.cjs');

const top = join(__dirname, '../..');

/** Holds each import, types included, to the table "Who knows whom" in docs/architecture.md. */
module.exports.whoKnowsWhom = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { floor: '{{why}}: see "Who knows whom" in docs/architecture.md.' },
  },
  create(context) {
    const plan = readPlan();
    const file = relative(top, context.filename).split(sep).join('/');
    const check = (source) => {
      const why = typeof source?.value === 'string' ? objection(plan, file, source.value) : undefined;
      if (why !== undefined) context.report({ node: source, messageId: 'floor', data: { why } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source }) => check(source),
    };
  },
};
