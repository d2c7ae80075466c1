import { ModelService } from './model.service.ts';
import { expose } from './rpc.ts';

expose(new ModelService());
