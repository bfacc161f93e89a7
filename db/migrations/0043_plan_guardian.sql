-- A guardian (成年後見人, 保佐人, 補助人) hears a plan's explanation and agrees to it beside its person: written down as a step of its own.
alter type app.plan_act add value if not exists 'guardian';
